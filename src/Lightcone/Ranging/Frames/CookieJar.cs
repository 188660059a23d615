using System.Buffers.Binary;
using System.Security.Cryptography;
using Lightcone.Challenges;

namespace Lightcone.Ranging.Frames;

/// <summary>Cookies that a landmark hands to addresses without remembering them: whoever shows one received it there.
/// Holds a secret; never printed.</summary>
/// <remarks>cookie = first 16 bytes of HMAC-SHA-256(secret, period || session || socket || address). It is good for the
/// period it was made in and the next; it says nothing of who holds any key.</remarks>
public sealed class CookieJar : IDisposable
{
    private const int SessionAt = 8;
    private const int SocketAt = SessionAt + SessionId.Bytes;
    private const int AddressAt = SocketAt + 1;
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
    /// <param name="hello">The hello; its count is not in the cookie, so that one cookie serves many hellos.</param>
    /// <param name="address">Where it came from.</param>
    /// <param name="period">The landmark's clock in whole periods.</param>
    /// <param name="cookie">16 bytes.</param>
    /// <exception cref="ObjectDisposedException">The secret was erased: zeros would make cookies that anybody can
    /// make.</exception>
    internal void Write(Frame hello, RemoteAddress address, long period, Span<byte> cookie)
    {
        ObjectDisposedException.ThrowIf(_isErased, this);
        Span<byte> text = stackalloc byte[AddressAt + RemoteAddress.Bytes];
        BinaryPrimitives.WriteInt64LittleEndian(text, period);
        hello.SessionBytes.CopyTo(text[SessionAt..]);
        text[SocketAt] = hello.Socket;
        address.WriteTo(text[AddressAt..]);
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_secret, text, whole);
        whole[..Frame.NonceBytes].CopyTo(cookie);
    }

    /// <summary>Whether a hello shows the cookie of its address, of this period or the last.</summary>
    internal bool IsShownBy(Frame hello, RemoteAddress address, long period)
    {
        Span<byte> cookie = stackalloc byte[Frame.NonceBytes];
        Write(hello, address, period, cookie);
        var isNew = CryptographicOperations.FixedTimeEquals(cookie, hello.Nonce);
        Write(hello, address, period - 1, cookie);
        return isNew | CryptographicOperations.FixedTimeEquals(cookie, hello.Nonce);
    }
}
