using System.Security.Cryptography;
using Lightcone.Identity;

namespace Lightcone.Challenges;

/// <summary>A key pair on P-256 made for one session, and erased at its end: a landmark's for one pair with a host, a
/// host's for all its landmarks, since vendor evidence is bound to it.</summary>
public sealed class EphemeralKey : IDisposable
{
    private readonly ECDiffieHellman _pair;

    /// <summary>Takes over a fresh key pair.</summary>
    /// <param name="pair">On P-256, with its private part; disposed with this.</param>
    /// <exception cref="ArgumentException">The key is on another curve.</exception>
    public EphemeralKey(ECDiffieHellman pair)
    {
        _pair = pair;
        Public = VerificationKey.Of(pair);
    }

    /// <summary>The public part.</summary>
    public VerificationKey Public { get; }

    /// <summary>Erases the private part.</summary>
    public void Dispose() => _pair.Dispose();

    /// <inheritdoc/>
    public override string ToString() => $"ephemeral key {Public.Id}";

    /// <summary>The secret shared with the other end, 32 bytes: the x-coordinate (SEC 1, 3.3.1). The caller erases
    /// it.</summary>
    internal byte[] SharedWith(VerificationKey peer)
    {
        using var other = ECDiffieHellman.Create();
        other.ImportSubjectPublicKeyInfo(peer.Spki, out _);
        using var key = other.PublicKey;
        return _pair.DeriveRawSecretAgreement(key);
    }
}
