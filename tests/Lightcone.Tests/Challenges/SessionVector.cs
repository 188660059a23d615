using System.Globalization;
using System.Security.Cryptography;
using Lightcone.Challenges;
using Lightcone.Identity;
using Lightcone.Wire;

namespace Lightcone.Tests.Challenges;

/// <summary>The host and the landmark of <c>vectors/ranging/session.txt</c>, which a Python program wrote.</summary>
internal sealed class SessionVector
{
    private readonly Dictionary<string, string> _values = File.ReadLines(Vectors.PathOf("ranging/session.txt"))
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(' '))
        .ToDictionary(parts => parts[0], parts => parts[1]);

    public static SessionVector Read { get; } = new();

    public SessionId Session => SessionId.From(Bytes("session"));

    public Digest HostId => Digest("hostId");

    public Digest LandmarkId => Digest("landmarkId");

    public DateTimeOffset Expiry => DateTimeOffset.FromUnixTimeSeconds(Number("expiry"));

    public byte[] Bytes(string name) => Convert.FromHexString(_values[name]);

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

    private ECParameters Parameters(string owner) => new()
    {
        Curve = ECCurve.NamedCurves.nistP256,
        D = Bytes(owner + "Private"),
        Q = new ECPoint { X = Bytes(owner + "Spki")[27..59], Y = Bytes(owner + "Spki")[59..] },
    };
}
