using System.Net;
using System.Security.Cryptography;
using Lightcone.Challenges;
using Lightcone.Edge.Keys;
using Lightcone.Identity;
using Lightcone.Ranging;
using Lightcone.Ranging.Frames;
using Lightcone.Ranging.Receipts;
using Lightcone.Verification;
using Lightcone.Wire;

namespace Lightcone.SystemTests.Cli;

/// <summary>A folder of receipts of the hosts of <see cref="SmallSet"/>: all that verifier, landmarks and host sign,
/// without any of them running.</summary>
internal sealed class ReceiptsScene : IDisposable
{
    private readonly Dictionary<string, SigningKey> _keys = [];
    private readonly EphemeralKey _ephemeral = NewEphemeral();

    /// <param name="moved">Changes the register before anybody signs for it.</param>
    public ReceiptsScene(Func<string, string>? moved = null)
    {
        Folder = Directory.CreateTempSubdirectory("lightcone-test-").FullName;
        var rows = SmallSet.Hosts.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var register = rows[0] + ",key_id\n"
            + string.Concat(rows[1..].Select(row => $"{row},{Key(row.Split(',')[0]).Id}\n"));
        File.WriteAllText(Path("hosts.csv"), moved?.Invoke(register) ?? register);
        KeyFile.SavePublic(Path("verifier.pem"), Key("verifier"));
    }

    public string Folder { get; }

    /// <summary>The id of the key that hosts offer unless another is given.</summary>
    public Digest HostEphemeral => _ephemeral.Public.Id;

    public string Path(string name) => System.IO.Path.Combine(Folder, name);

    /// <summary>The long-lived key of a host of the set, or of the <c>verifier</c>.</summary>
    public VerificationKey Key(string name) => Signer(name).Public;

    public static EphemeralKey NewEphemeral() => new(ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256));

    public void Dispose()
    {
        foreach (var key in _keys.Values) key.Dispose();
        _ephemeral.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>The opening of a session's first pair; the others differ in the landmark.</summary>
    public Opening Session(string host, params string[] landmarks) => new()
    {
        Session = SessionId.From(RandomNumberGenerator.GetBytes(SessionId.Bytes)),
        Host = Key(host),
        Landmark = Key(landmarks[0]),
        Endpoints = [new Endpoint(false, IPEndPoint.Parse("192.0.2.7:4711"))],
        VerifierNonce = new Digest(RandomNumberGenerator.GetBytes(Digest.Bytes)),
        Expiry = new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero),
        RegisterVersion = SessionEvidence.RegisterVersion(File.ReadAllBytes(Path("hosts.csv"))),
        LandmarkSetHash = LandmarkSet.HashOf(
            new Digest(SHA256.HashData(File.ReadAllBytes(Path("hosts.csv")))), landmarks.Select(name => Key(name).Id)),
        PolicyHash = Digest.Zeros,
        Challenges = 1,
        Burst = TimeSpan.FromSeconds(1),
    };

    /// <summary>Writes the record of one pair.</summary>
    /// <param name="file">Its name in the folder.</param>
    /// <param name="session">An opening of the session.</param>
    /// <param name="landmark">Which pair.</param>
    /// <param name="milliseconds">What the landmark measured; null for no answer.</param>
    /// <param name="ephemeral">The host's key of the session; one for all sessions of the scene unless given.</param>
    public void Write(string file, Opening session, string landmark, double? milliseconds,
        EphemeralKey? ephemeral = null)
    {
        var opening = session with { Landmark = Key(landmark) };
        SigningKey host = Signer(_keys.Single(pair => pair.Value.Public.Id == opening.Host.Id).Key),
            timer = Signer(landmark);
        using var once = NewEphemeral();
        var (ends, sample) = (new Pair(opening.Host.Id, opening.Landmark.Id), Sample(milliseconds));
        var receipt = new Receipt
        {
            Session = opening.Session,
            Ends = ends,
            RegisterVersion = opening.RegisterVersion,
            Samples = [sample],
        };
        var transcript = new Transcript { Session = opening.Session, Ends = ends, Received = [sample] };
        var record = new PairRecord
        {
            Opening = SignedMessage.Sign(opening.ToPayload(), Signer("verifier")),
            HostOffer = new PairAgreement(opening, Role.Host, host, ephemeral ?? _ephemeral).Offer,
            LandmarkOffer = new PairAgreement(opening, Role.Landmark, timer, once).Offer,
            Receipt = SignedMessage.Sign(receipt.ToPayload(), timer),
            Transcript = SignedMessage.Sign(transcript.ToPayload(), host),
            Arrived = opening.Expiry.AddMinutes(-1),
        };
        File.WriteAllBytes(Path(file), SignedMessage.Sign(record.ToPayload(), Signer("verifier")).ToArray());
    }

    /// <summary>Writes a whole session, a file <c>HOST-LANDMARK.pair</c> for each pair.</summary>
    public void WriteSession(string host, params (string Landmark, double? Milliseconds)[] pairs)
    {
        var session = Session(host, [.. pairs.Select(pair => pair.Landmark)]);
        foreach (var (landmark, milliseconds) in pairs)
            Write($"{host}-{landmark}.pair", session, landmark, milliseconds);
    }

    private static Sample Sample(double? milliseconds) => new(1, 7)
    {
        Transport = Transport.UdpOverIPv4,
        RoundTrip = milliseconds is { } elapsed ? new RoundTrip((long)(elapsed * 1e6)) : null,
    };

    private SigningKey Signer(string name)
    {
        if (!_keys.TryGetValue(name, out var key))
            _keys[name] = key = new SigningKey(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        return key;
    }
}
