using System.Net;
using System.Security.Cryptography;
using System.Text;
using Lightcone.Challenges;
using Lightcone.Cli.Input;
using Lightcone.Edge.Keys;
using Lightcone.Identity;
using Lightcone.Ranging;
using Lightcone.Ranging.Frames;
using Lightcone.Ranging.Receipts;
using Lightcone.Verification;
using Lightcone.Wire;

namespace Lightcone.SystemTests.Cli;

/// <summary>A verifier that signs records which do not belong to one measurement.</summary>
public sealed class ReceiptsFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lightcone-receipts-").FullName;
    private readonly SigningKey _verifier = NewKey(), _host = NewKey();
    private readonly SigningKey[] _landmarks = [NewKey(), NewKey()];
    private readonly EphemeralKey _ephemeral = NewEphemeral(), _other = NewEphemeral();
    private readonly Opening _opening;

    public ReceiptsFolderTests()
    {
        var register = Encoding.ASCII.GetBytes($"""
            host,name,country,lat,lon,position_error_km,key_id
            a,a,JP,35.68,139.69,1,{_landmarks[0].Public.Id}
            b,b,SG,1.35,103.82,1,{_landmarks[1].Public.Id}
            h,h,ID,1.1,104,1,{_host.Public.Id}

            """);
        File.WriteAllBytes(Path.Combine(_folder, ReceiptsFolder.RegisterFile), register);
        KeyFile.SavePublic(Path.Combine(_folder, ReceiptsFolder.VerifierFile), _verifier.Public);
        _opening = new Opening
        {
            Session = new SessionId(7),
            Host = _host.Public,
            Landmark = _landmarks[0].Public,
            Endpoints = [new Endpoint(false, new IPEndPoint(IPAddress.Loopback, 7007))],
            VerifierNonce = new Digest(RandomNumberGenerator.GetBytes(Digest.Bytes)),
            Expiry = new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero),
            RegisterVersion = SessionEvidence.RegisterVersion(register),
            LandmarkSetHash = LandmarkSet.HashOf(_landmarks.Select(one => one.Public.Id)),
            Challenges = 10,
            Burst = TimeSpan.FromSeconds(1),
        };
    }

    private Opening Second => _opening with { Landmark = _landmarks[1].Public };

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        foreach (var key in (SigningKey[])[_verifier, _host, .. _landmarks]) key.Dispose();
        _ephemeral.Dispose();
        _other.Dispose();
    }

    [Fact]
    public void Two_landmarks_of_one_session_are_one_measurement_of_the_key_that_the_host_offered()
    {
        Save("0", _opening, 0, _ephemeral);
        Save("1", Second, 1, _ephemeral);
        var read = Read();
        Assert.Equal(2, read.Set.ToTarget(read.Measured!.Value).Count);
        Assert.Equal($"session key {_ephemeral.Public.Id} of host {_host.Public.Id}", read.Signed!.Text);
        Assert.Contains("Taken on trust", Assert.Single(read.Notes), StringComparison.Ordinal);
        Assert.Empty(Read(_verifier.Public.Id.ToString()).Notes);
    }

    [Fact]
    public void A_session_that_was_opened_in_two_ways_is_refused()
    {
        var nonce = new Digest(RandomNumberGenerator.GetBytes(Digest.Bytes));
        Refused("nonces of the verifier", Second with { VerifierNonce = nonce }, _ephemeral);
        Refused("moments of expiry", Second with { Expiry = _opening.Expiry.AddSeconds(1) }, _ephemeral);
        Refused("sets of landmarks", Second with { LandmarkSetHash = nonce }, _ephemeral);
        Refused("keys of the host", Second, _other);
        Refused("several sessions", Second with { Session = new SessionId(8) }, _ephemeral);
        Refused("two registers", Second with { RegisterVersion = 1 }, _ephemeral);
    }

    [Fact]
    public void Two_receipts_of_one_landmark_are_refused()
    {
        Save("0", _opening, 0, _ephemeral);
        Save("1", _opening, 0, _ephemeral);
        var problem = Assert.Throws<InputProblem>(() => Read());
        Assert.Contains("two receipts of one landmark", problem.Message, StringComparison.Ordinal);
    }

    private SetFolder Read(string? verifier = null) => SessionReceipts.Of(ReceiptsFolder.Read(_folder, verifier));

    private void Refused(string why, Opening second, EphemeralKey ephemeral)
    {
        Save("0", _opening, 0, _ephemeral);
        Save("1", second, 1, ephemeral);
        var problem = Assert.Throws<InputProblem>(() => Read());
        Assert.Contains(why, problem.Message, StringComparison.Ordinal);
    }

    private void Save(string name, Opening opening, int landmark, EphemeralKey ofHost)
    {
        using var ofLandmark = NewEphemeral();
        var ends = new Pair(opening.Host.Id, opening.Landmark.Id);
        var sample = new Sample(1, 99);
        var receipt = new Receipt
        {
            Session = opening.Session,
            Ends = ends,
            RegisterVersion = opening.RegisterVersion,
            Samples = [sample with { Transport = Transport.UdpOverIPv4, RoundTrip = new RoundTrip(20_000_000) }],
        };
        var transcript = new Transcript { Session = opening.Session, Ends = ends, Received = [sample] };
        var record = new PairRecord
        {
            Opening = SignedMessage.Sign(opening.ToPayload(), _verifier),
            HostOffer = new PairAgreement(opening, Role.Host, _host, ofHost).Offer,
            LandmarkOffer = new PairAgreement(opening, Role.Landmark, _landmarks[landmark], ofLandmark).Offer,
            Receipt = SignedMessage.Sign(receipt.ToPayload(), _landmarks[landmark]),
            Transcript = SignedMessage.Sign(transcript.ToPayload(), _host),
            Arrived = _opening.Expiry.AddSeconds(-30),
        };
        File.WriteAllBytes(Path.Combine(_folder, name + ReceiptsFolder.PairEnding),
            SignedMessage.Sign(record.ToPayload(), _verifier).ToArray());
    }

    private static SigningKey NewKey() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    private static EphemeralKey NewEphemeral() => new(ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256));
}
