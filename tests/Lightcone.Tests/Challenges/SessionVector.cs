using System.Globalization;
using System.Security.Cryptography;
using Lightcone.Challenges;
using Lightcone.Identity;
using Lightcone.Wire;

namespace Lightcone.Tests.Challenges;

/// <summary>The host, the landmark and the messages of <c>vectors/ranging</c>, which a Python program wrote.</summary>
internal sealed class SessionVector
{
    private readonly Dictionary<string, string> _values =
        new[] { "ranging/session.txt", "ranging/messages.txt" }.SelectMany(Lines)
            .Select(line => line.Split(' '))
            .ToDictionary(parts => parts[0], parts => parts[1]);

    public static SessionVector Read { get; } = new();

    public SessionId Session => SessionId.From(Bytes("session"));

    public Digest HostId => Digest("hostId");

    public Digest LandmarkId => Digest("landmarkId");

    public DateTimeOffset Expiry => DateTimeOffset.FromUnixTimeSeconds(Number("expiry"));

    /// <summary>When receipt and transcript arrived, a minute before the session expired.</summary>
    public DateTimeOffset Arrived => DateTimeOffset.FromUnixTimeSeconds(Number("arrived"));

    public Opening Opening => Lightcone.Challenges.Opening.TryParse(Bytes("openingPayload"), out var opening, out _)
        ? opening
        : throw new InvalidDataException("opening");

    /// <summary>The lines of a file of vectors that say something.</summary>
    public static IEnumerable<string> Lines(string file) =>
        File.ReadLines(Vectors.PathOf(file)).Where(line => line.Length > 0 && line[0] != '#');

    public byte[] Bytes(string name) => Convert.FromHexString(_values[name]);

    /// <summary>A key of the session, by its bytes.</summary>
    internal MacKey Mac(string name) => new(Bytes("key:" + name));

    public Digest Digest(string name) => new(Bytes(name));

    public long Number(string name) => long.Parse(_values[name], CultureInfo.InvariantCulture);

    public VerificationKey Key(string owner) => VerificationKey.TryParse(Bytes(owner + "Spki"), out var key, out _)
        ? key
        : throw new InvalidDataException(owner);

    public SigningKey Signer(string owner) => new(ECDsa.Create(Parameters(owner)));

    public EphemeralKey Ephemeral(string owner) => new(ECDiffieHellman.Create(Parameters(owner)));

    public SignedMessage Message(string name) =>
        SignedMessage.TryParse(Bytes(name), out var message, out _) ? message : throw new InvalidDataException(name);

    /// <summary>What a landmark checks of the host's offer.</summary>
    public OfferCheck CheckOfHost() => new()
    {
        Session = Session,
        Role = Role.Host,
        Signer = Key("host"),
        PeerId = LandmarkId,
        VerifierNonce = Digest("verifierNonce"),
        RegisterVersion = (uint)Number("registerVersion"),
        Now = Expiry.AddMinutes(-2),
    };

    /// <summary>What one end checks of an opening.</summary>
    public OpeningCheck CheckOfOpening(Role role = Role.Host) => new()
    {
        Verifier = Key("verifier"),
        Role = role,
        OwnId = role is Role.Host ? HostId : LandmarkId,
        Now = Arrived,
    };

    private ECParameters Parameters(string owner) => new()
    {
        Curve = ECCurve.NamedCurves.nistP256,
        D = Bytes(owner + "Private"),
        Q = new ECPoint { X = Bytes(owner + "Spki")[27..59], Y = Bytes(owner + "Spki")[59..] },
    };
}
