using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Lightcone.Ranging.Protocol;

/// <summary>Cookies that a landmark hands to addresses without remembering them: whoever shows one received it there.
/// Holds a secret; never printed.</summary>
/// <remarks>cookie = first 16 bytes of HMAC-SHA-256(secret, period || session || socket || address). It is good for the
/// period it was made in and the next; it says nothing of who holds any key.</remarks>
public sealed class CookieJar : IDisposable
{
    private const int LongestAddressBytes = 64;
    private const int AddressAt = 28;
    private readonly byte[] _secret;
    private bool _isErased;

    /// <summary>A jar with a secret of its own, at least 32 random bytes; copied.</summary>
    /// <exception cref="ArgumentException">The secret is shorter.</exception>
    public CookieJar(ReadOnlySpan<byte> secret)
    {
        if (secret.Length < 32) throw new ArgumentException("At least 32 bytes.", nameof(secret));
        _secret = secret.ToArray();
    }

    /// <summary>Erases the secret.</summary>
    public void Dispose()
    {
        _isErased = true;
        CryptographicOperations.ZeroMemory(_secret);
    }

    /// <inheritdoc/>
    public override string ToString() => "cookies";

    /// <summary>Writes the cookie that answers a hello.</summary>
    /// <param name="hello">The hello.</param>
    /// <param name="address">Where it came from, in any one form that names address and port; the program's own words,
    /// never the sender's. At most 64 bytes, as an IPv6 address with scope and port has.</param>
    /// <param name="period">The landmark's clock in whole periods.</param>
    /// <param name="cookie">16 bytes.</param>
    /// <exception cref="ArgumentException">The address is longer.</exception>
    /// <exception cref="ObjectDisposedException">The secret was erased: zeros would make cookies that anybody can
    /// make.</exception>
    internal void Write(Frame hello, string address, long period, Span<byte> cookie)
    {
        ObjectDisposedException.ThrowIf(_isErased, this);
        Span<byte> text = stackalloc byte[AddressAt + LongestAddressBytes];
        BinaryPrimitives.WriteInt64LittleEndian(text, period);
        hello.SessionAndSequence.CopyTo(text[8..]);
        if (!Encoding.UTF8.TryGetBytes(address, text[AddressAt..], out var length))
            throw new ArgumentException("An address has at most 64 bytes.", nameof(address));
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_secret, text[..(AddressAt + length)], whole);
        whole[..Frame.NonceBytes].CopyTo(cookie);
    }

    /// <summary>Whether a hello shows the cookie of its address, of this period or the last.</summary>
    internal bool IsShownBy(Frame hello, string address, long period)
    {
        Span<byte> cookie = stackalloc byte[Frame.NonceBytes];
        Write(hello, address, period, cookie);
        var isNew = CryptographicOperations.FixedTimeEquals(cookie, hello.Nonce);
        Write(hello, address, period - 1, cookie);
        return isNew | CryptographicOperations.FixedTimeEquals(cookie, hello.Nonce);
    }
}
