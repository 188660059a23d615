using System.Security.Cryptography;

namespace Lightcone.Challenges;

/// <summary>A secret that makes tags: HMAC-SHA-256 (RFC 2104). For one thread at a time.</summary>
/// <remarks>The platform keeps the keyed state, so that a tag costs half of what it costs to begin with the key each
/// time, and allocates nothing: it is made inside the timed window. Never printed.</remarks>
internal sealed class MacKey : IDisposable
{
    private readonly IncrementalHash _hmac;
    private bool _isErased;

    /// <param name="key">Copied into the platform; the caller erases its own.</param>
    public MacKey(ReadOnlySpan<byte> key) => _hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);

    public void Dispose()
    {
        _isErased = true;
        _hmac.Dispose();
    }

    /// <inheritdoc/>
    public override string ToString() => "a key";

    /// <summary>Makes the tag of a text.</summary>
    /// <param name="text">Whole.</param>
    /// <param name="tag">As much of the 32 bytes as it holds.</param>
    public void Write(ReadOnlySpan<byte> text, Span<byte> tag)
    {
        // A frame under an erased key must be neither made nor believed.
        ObjectDisposedException.ThrowIf(_isErased, this);
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        _hmac.AppendData(text);
        _hmac.GetHashAndReset(whole);
        whole[..tag.Length].CopyTo(tag);
    }
}
