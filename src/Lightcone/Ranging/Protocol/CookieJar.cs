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
    private readonly byte[] _secret;

    /// <summary>A jar with a secret of its own, at least 32 random bytes; copied.</summary>
    /// <exception cref="ArgumentException">The secret is shorter.</exception>
    public CookieJar(ReadOnlySpan<byte> secret)
    {
        if (secret.Length < 32) throw new ArgumentException("At least 32 bytes.", nameof(secret));
        _secret = secret.ToArray();
    }

    /// <summary>Erases the secret.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(_secret);

    /// <inheritdoc/>
    public override string ToString() => "cookies";

    /// <summary>Writes the cookie that answers a hello.</summary>
    /// <param name="hello">The hello.</param>
    /// <param name="address">Where it came from, in any one form that names address and port.</param>
    /// <param name="period">The landmark's clock in whole periods.</param>
    /// <param name="cookie">16 bytes.</param>
    internal void Write(Frame hello, string address, long period, Span<byte> cookie)
    {
        Span<byte> text = stackalloc byte[LongestAddressBytes + 28];
        BinaryPrimitives.WriteInt64LittleEndian(text, period);
        hello.Session.WriteTo(text[8..]);
        BinaryPrimitives.WriteUInt32LittleEndian(text[24..], hello.Sequence);
        var length = Encoding.UTF8.GetBytes(address, text[28..]);
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_secret, text[..(28 + length)], whole);
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
