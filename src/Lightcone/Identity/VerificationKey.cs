using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using Lightcone.Wire;

namespace Lightcone.Identity;

/// <summary>A public key on P-256: of a host, a landmark or a verifier, or an ephemeral one of a session.</summary>
/// <remarks>One form only: SubjectPublicKeyInfo (RFC 5480) of the named curve with the uncompressed point, 91 bytes.
/// Another encoding of the same point would be another key id.</remarks>
public sealed class VerificationKey
{
    /// <summary>The length of a SubjectPublicKeyInfo of P-256.</summary>
    public const int SpkiBytes = 91;

    /// <summary>The length of an ES256 signature, r and s.</summary>
    public const int SignatureBytes = 64;

    // SEQUENCE { SEQUENCE { id-ecPublicKey, prime256v1 }, BIT STRING { 04 ...
    private static readonly byte[] Prefix =
        Convert.FromHexString("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

    // (n - 1) / 2 of P-256: of the two values of s that verify, the lower one is the signature.
    private static readonly byte[] HalfOrder =
        Convert.FromHexString("7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8");

    private static readonly BigInteger Prime = BigInteger.Parse(
        "0ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", NumberStyles.HexNumber,
        CultureInfo.InvariantCulture);

    private static readonly BigInteger Constant = BigInteger.Parse(
        "05ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", NumberStyles.HexNumber,
        CultureInfo.InvariantCulture);

    private readonly byte[] _spki;

    // To read a key takes the platform longer than to verify with it. Taken out while it is used: not for two threads.
    private ECDsa? _idle;

    private VerificationKey(byte[] spki)
    {
        _spki = spki;
        Id = new Digest(SHA256.HashData(spki));
    }

    /// <summary>The key's id: SHA-256 of its SubjectPublicKeyInfo.</summary>
    public Digest Id { get; }

    /// <summary>The SubjectPublicKeyInfo, 91 bytes.</summary>
    public ReadOnlySpan<byte> Spki => _spki;

    /// <summary>Reads a key. Hostile bytes give a refusal, never an exception.</summary>
    /// <param name="spki">SubjectPublicKeyInfo.</param>
    /// <param name="key">The key.</param>
    /// <param name="refusal">What is wrong.</param>
    public static bool TryParse(ReadOnlySpan<byte> spki,
        [NotNullWhen(true)] out VerificationKey? key, [NotNullWhen(false)] out Refusal? refusal)
    {
        key = null;
        refusal = null;
        if (spki.Length != SpkiBytes || !spki.StartsWith(Prefix))
            refusal = new Refusal(RefusalKind.BadKey, 0, "The key is not a SubjectPublicKeyInfo of P-256, 91 bytes.");
        else if (!IsOnCurve(spki))
            refusal = new Refusal(RefusalKind.BadKey, 0, "The key is not a point of P-256.");
        else
            key = new VerificationKey(spki.ToArray());
        return refusal is null;
    }

    /// <summary>Whether this key signed the bytes: ES256 (RFC 7518, 3.4) with the lower of the two values of s, so that
    /// nobody can make a second signature from a first.</summary>
    /// <param name="message">What was signed.</param>
    /// <param name="signature">r and s, 64 bytes.</param>
    public bool Verifies(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != SignatureBytes || !IsLow(signature[32..])) return false;
        var ecdsa = Interlocked.Exchange(ref _idle, null) ?? Read();
        var isRight = ecdsa.VerifyData(message, signature, HashAlgorithmName.SHA256);
        _idle = ecdsa; // another thread's of the same moment is left to the collector
        return isRight;
    }

    /// <inheritdoc/>
    public override string ToString() => $"key {Id}";

    /// <summary>The public part of a key pair of ours.</summary>
    /// <exception cref="ArgumentException">The key is on another curve.</exception>
    internal static VerificationKey Of(AsymmetricAlgorithm pair) =>
        TryParse(pair.ExportSubjectPublicKeyInfo(), out var key, out var refusal)
            ? key
            : throw new ArgumentException(refusal.Detail, nameof(pair));

    internal static bool IsLow(ReadOnlySpan<byte> s) => s.SequenceCompareTo(HalfOrder) <= 0;

    private ECDsa Read()
    {
        var ecdsa = ECDsa.Create();
        ecdsa.ImportSubjectPublicKeyInfo(_spki, out _);
        return ecdsa;
    }

    // y^2 = x^3 - 3x + b (SEC 2, 2.4.2): in integers, since the platform takes 100 us to say the same. The curve's
    // cofactor is 1, so every point on it is a key; the point at infinity has no uncompressed form.
    private static bool IsOnCurve(ReadOnlySpan<byte> spki)
    {
        var x = new BigInteger(spki[^64..^32], isUnsigned: true, isBigEndian: true);
        var y = new BigInteger(spki[^32..], isUnsigned: true, isBigEndian: true);
        return x < Prime && y < Prime && ((y * y) - (((x * x) - 3) * x) - Constant) % Prime == 0;
    }
}
