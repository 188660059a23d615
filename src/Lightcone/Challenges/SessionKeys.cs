using System.Security.Cryptography;
using Lightcone.Identity;

namespace Lightcone.Challenges;

/// <summary>The secrets of one pair in one session, which neither the verifier nor anybody on the path holds. Never
/// printed; erased at the session's end.</summary>
/// <remarks>
/// HKDF-SHA256 (RFC 5869) over the shared secret, salt = SHA-256(host's signed offer || landmark's signed offer), with
/// a label of its own for each use. Each direction has its own key: with one for both, a box on the path could send a
/// challenge's own tag back as the answer. Both offers are in the salt, so that two ends that were shown different
/// offers share no key.
/// </remarks>
public sealed class SessionKeys : IDisposable
{
    /// <summary>The length of each key.</summary>
    public const int KeyBytes = 32;

    private static readonly string[] Labels =
    [
        "lightcone/ranging/1 hello", "lightcone/ranging/1 challenge", "lightcone/ranging/1 answer",
        "lightcone/presence/1 challenge", "lightcone/presence/1 answer",
    ];

    private readonly MacKey[] _keys;

    private SessionKeys(byte[] secret, byte[] salt) =>
        _keys = [.. Labels.Select(label => Derive(secret, salt, label))];

    internal MacKey Hello => _keys[0];

    internal MacKey Challenge => _keys[1];

    internal MacKey Answer => _keys[2];

    internal MacKey PresenceChallenge => _keys[3];

    internal MacKey PresenceAnswer => _keys[4];

    /// <summary>The keys that both ends derive.</summary>
    /// <param name="own">This end's ephemeral key.</param>
    /// <param name="peer">The other end's, from its checked offer.</param>
    /// <param name="hostOffer">As signed by the host.</param>
    /// <param name="landmarkOffer">As signed by the landmark.</param>
    public static SessionKeys Agree(
        EphemeralKey own, VerificationKey peer, SignedMessage hostOffer, SignedMessage landmarkOffer)
    {
        var secret = own.SharedWith(peer);
        var salt = SHA256.HashData([.. hostOffer.ToArray(), .. landmarkOffer.ToArray()]);
        var keys = new SessionKeys(secret, salt);
        CryptographicOperations.ZeroMemory(secret);
        return keys;
    }

    /// <summary>Erases the keys.</summary>
    public void Dispose()
    {
        foreach (var key in _keys) key.Dispose();
    }

    /// <inheritdoc/>
    public override string ToString() => "keys of a session";

    private static MacKey Derive(byte[] secret, byte[] salt, string label)
    {
        Span<byte> key = stackalloc byte[KeyBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, key, salt, System.Text.Encoding.ASCII.GetBytes(label));
        var mac = new MacKey(key);
        CryptographicOperations.ZeroMemory(key);
        return mac;
    }
}
