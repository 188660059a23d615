using System.Net;
using System.Security.Cryptography;
using System.Text;
using Lightcone.Challenges;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Identity;
using Lightcone.Ranging;
using Lightcone.Ranging.Frames;
using Lightcone.Ranging.Receipts;
using Lightcone.Verification;
using Lightcone.Wire;

namespace Lightcone.Tests.Verification;

/// <summary>A session of a host near Singapore with three landmarks, and all that its ends sign.</summary>
internal sealed class SessionScene : IDisposable
{
    public static readonly DateTimeOffset Expiry = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Arrived = Expiry.AddSeconds(-30);

    private readonly SigningKey _verifier = NewKey(), _host = NewKey();
    private readonly SigningKey[] _landmarks = [NewKey(), NewKey(), NewKey()];
    private readonly EphemeralKey _ephemeral = NewEphemeral();

    public SessionScene()
    {
        Register = RegisterWith("Host");
        Opening = new Opening
        {
            Session = new SessionId(7),
            Host = _host.Public,
            Landmark = _landmarks[0].Public,
            Endpoints = [new Endpoint(false, new IPEndPoint(IPAddress.Loopback, 7007))],
            VerifierNonce = new Digest(SHA256.HashData("nonce"u8)),
            Expiry = Expiry,
            RegisterVersion = SessionEvidence.RegisterVersion(Register),
            LandmarkSetHash = SetHash(Register),
            PolicyHash = Policy.Hash,
            Challenges = 10,
            Burst = TimeSpan.FromSeconds(1),
        };
    }

    public static Policy Policy { get; } = new()
    {
        Name = "test",
        Faults = 1,
        VerdictLife = TimeSpan.FromDays(7),
        BoundaryPack = new Digest(Convert.FromHexString(BoundaryPack.Embedded.Sha256)),
        Claims =
        [
            PolicyClaim.OfCountries(isOutside: true, ["MO", "CN", "HK"]),
            PolicyClaim.Within(new Cap(new GeoPoint(1.3, 103.8), 2_000_000_000)),
        ],
    };

    public byte[] Register { get; }

    public Opening Opening { get; }

    public VerificationKey Verifier => _verifier.Public;

    /// <summary>Three landmarks at 2, 3 and 250 ms.</summary>
    public SessionInputs Inputs => new()
    {
        Verifier = Verifier,
        Pairs = [Pair(0, 2_000_000), Pair(1, 3_000_000), Pair(2, 250_000_000)],
        Register = Register,
        Policy = Policy.ToBytes(),
        DecidedAt = Arrived.AddSeconds(5),
    };

    /// <summary>The register, with another name of the host.</summary>
    public byte[] RegisterWith(string hostName) => Encoding.UTF8.GetBytes($"""
        host,name,country,lat,lon,position_error_km,fault_domain,key_id
        sg,Singapore,SG,1.35,103.82,1,a,{_landmarks[0].Public.Id}
        jb,Johor Bahru,MY,1.49,103.74,1,b,{_landmarks[1].Public.Id}
        br,São Paulo,BR,-23.55,-46.63,1,c,{_landmarks[2].Public.Id}
        h,{hostName},SG,1.3,103.8,1,d,{_host.Public.Id}

        """);

    public Digest SetHash(byte[] register) =>
        LandmarkSet.HashOf(new Digest(SHA256.HashData(register)), _landmarks.Select(one => one.Public.Id));

    public void Dispose()
    {
        foreach (var key in (SigningKey[])[_verifier, _host, .. _landmarks]) key.Dispose();
        _ephemeral.Dispose();
    }

    /// <summary>The signed record of a pair; unanswered where there is no time.</summary>
    public SignedMessage Pair(int landmark, long? nanoseconds, Func<Opening, Opening>? change = null)
    {
        var opening = Of(landmark);
        if (change is not null) opening = change(opening);
        using var ofLandmark = NewEphemeral();
        var ends = new Pair(opening.Host.Id, opening.Landmark.Id);
        var sample = new Sample(1, 99);
        var receipt = new Receipt
        {
            Session = opening.Session,
            Ends = ends,
            RegisterVersion = opening.RegisterVersion,
            Samples =
            [
                sample with
                {
                    Transport = Transport.UdpOverIPv4,
                    RoundTrip = nanoseconds is { } time ? new RoundTrip(time) : null,
                },
            ],
        };
        var transcript = new Transcript { Session = opening.Session, Ends = ends, Received = [sample] };
        return Sign(new PairRecord
        {
            Opening = SignedMessage.Sign(opening.ToPayload(), _verifier),
            HostOffer = new PairAgreement(opening, Role.Host, _host, _ephemeral).Offer,
            LandmarkOffer = new PairAgreement(opening, Role.Landmark, _landmarks[landmark], ofLandmark).Offer,
            Receipt = SignedMessage.Sign(receipt.ToPayload(), _landmarks[landmark]),
            Transcript = SignedMessage.Sign(transcript.ToPayload(), _host),
            Arrived = Arrived,
        }.ToPayload());
    }

    /// <summary>Of a pair that was not completed: its signed opening alone.</summary>
    public SignedMessage Opened(int landmark, Func<Opening, Opening>? change = null) =>
        Sign((change?.Invoke(Of(landmark)) ?? Of(landmark)).ToPayload());

    public SignedMessage Sign(byte[] payload) => SignedMessage.Sign(payload, _verifier);

    public SignedMessage SignAsHost(byte[] payload) => SignedMessage.Sign(payload, _host);

    public static Verdict Decide(SessionInputs inputs)
    {
        Assert.True(Lightcone.Verification.Verifier.TryDecide(
            inputs, BoundaryPack.Embedded, out var verdict, out var refusal), refusal?.Detail);
        return verdict;
    }

    public EvidenceBundle Bundle(SessionInputs inputs) => new()
    {
        Verifier = Verifier,
        Register = inputs.Register,
        Policy = inputs.Policy,
        Pairs = inputs.Pairs,
        Verdict = Sign(Decide(inputs).ToPayload()),
    };

    private Opening Of(int landmark) => Opening with { Landmark = _landmarks[landmark].Public };

    private static SigningKey NewKey() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    private static EphemeralKey NewEphemeral() => new(ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256));
}
