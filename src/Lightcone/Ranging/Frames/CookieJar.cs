using System.Buffers.Binary;
using System.Security.Cryptography;
using Lightcone.Challenges;

namespace Lightcone.Ranging.Frames;

/// <summary>Cookies that a landmark hands to addresses without remembering them: whoever shows one received it there.
/// Holds a secret; never printed. For one thread at a time.</summary>
/// <remarks>cookie = first 16 bytes of HMAC-SHA-256(secret, period || session || socket || address). It is good for the
/// period it was made in and the next; it says nothing of who holds any key.</remarks>
public sealed class CookieJar : IDisposable
{
    private const int SessionAt = 8;
    private const int SocketAt = SessionAt + SessionId.Bytes;
    private const int AddressAt = SocketAt + 1;
    private readonly MacKey _secret;

    /// <summary>A jar with a secret of its own, at least 32 random bytes; copied.</summary>
    /// <exception cref="ArgumentException">The secret is shorter.</exception>
    public CookieJar(ReadOnlySpan<byte> secret)
    {
        if (secret.Length < 32) throw new ArgumentException("At least 32 bytes.", nameof(secret));
        _secret = new MacKey(secret);
    }

    /// <summary>Erases the secret.</summary>
    public void Dispose() => _secret.Dispose();

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
        Span<byte> text = stackalloc byte[AddressAt + RemoteAddress.Bytes];
        BinaryPrimitives.WriteInt64LittleEndian(text, period);
        hello.SessionBytes.CopyTo(text[SessionAt..]);
        text[SocketAt] = hello.Socket;
        address.WriteTo(text[AddressAt..]);
        _secret.Write(text, cookie[..Frame.NonceBytes]);
    }

    /// <summary>Whether a hello shows the cookie of its address, of this period or the last.</summary>
    /// <param name="hello">The hello.</param>
    /// <param name="address">Where it came from.</param>
    /// <param name="period">The landmark's clock in whole periods.</param>
    /// <param name="cookie">16 bytes: the cookie of this period, to be sent where it was not shown. A flood pays for no
    /// tag that is made twice.</param>
    internal bool IsShownBy(Frame hello, RemoteAddress address, long period, Span<byte> cookie)
    {
        Write(hello, address, period, cookie);
        if (hello.Nonce.IndexOfAnyExcept((byte)0) < 0) return false; // it shows none
        if (CryptographicOperations.FixedTimeEquals(cookie[..Frame.NonceBytes], hello.Nonce)) return true;
        Span<byte> last = stackalloc byte[Frame.NonceBytes];
        Write(hello, address, period - 1, last);
        return CryptographicOperations.FixedTimeEquals(last, hello.Nonce);
    }
}
