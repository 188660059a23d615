using System.Numerics;
using System.Security.Cryptography;

namespace Lightcone.Identity;

/// <summary>A private key on P-256 that signs. Never printed; the program that owns it erases it.</summary>
public sealed class SigningKey : IDisposable
{
    private static readonly BigInteger Order = new(
        Convert.FromHexString("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"), true, true);

    private readonly ECDsa _ecdsa;

    /// <summary>Takes over a key pair.</summary>
    /// <param name="ecdsa">On P-256, with its private part; disposed with this.</param>
    /// <exception cref="ArgumentException">The key is on another curve.</exception>
    public SigningKey(ECDsa ecdsa)
    {
        _ecdsa = ecdsa;
        Public = VerificationKey.Of(ecdsa);
    }

    /// <summary>The public part.</summary>
    public VerificationKey Public { get; }

    /// <summary>Signs: ES256, r and s, with the lower of the two values of s.</summary>
    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        var signature = _ecdsa.SignData(message, HashAlgorithmName.SHA256);
        var s = signature.AsSpan(VerificationKey.SignatureBytes / 2);
        if (!VerificationKey.IsLow(s))
        {
            var lower = Order - new BigInteger(s, true, true);
            s.Clear();
            var length = lower.GetByteCount(true);
            lower.TryWriteBytes(s[^length..], out _, true, true);
        }

        return signature;
    }

    /// <summary>Erases the private part.</summary>
    public void Dispose() => _ecdsa.Dispose();

    /// <inheritdoc/>
    public override string ToString() => $"signing key {Public.Id}";
}
