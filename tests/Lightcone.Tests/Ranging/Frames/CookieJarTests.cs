using System.Buffers.Binary;
using System.Globalization;
using CsCheck;
using Lightcone.Challenges;
using Lightcone.Ranging.Frames;
using Lightcone.Tests.Challenges;

namespace Lightcone.Tests.Ranging.Frames;

public sealed class CookieJarTests
{
    private static readonly byte[] Secret = [.. Enumerable.Range(32, 32).Select(i => (byte)i)];

    private static readonly RemoteAddress Home = new(Transport.UdpOverIPv4, 0xffff_c000_0207, 0, 4711);

    private static SessionVector Vector => SessionVector.Read;

    [Fact]
    public void The_vectors_cookies_are_made_and_known_again()
    {
        using var jar = new CookieJar(Secret);
        var ends = new Pair(Vector.HostId, Vector.LandmarkId);
        var rows = SessionVector.Lines("ranging/cookies.txt").Select(line => line.Split(' ')).ToArray();
        Assert.Equal(8, rows.Length);
        Assert.All(rows, row =>
        {
            var period = long.Parse(row[0], CultureInfo.InvariantCulture);
            Assert.True(Frame.TryRead(Convert.FromHexString(row[7]), out var hello));
            Assert.Equal((row[1], 2u), (hello.Socket.ToString(CultureInfo.InvariantCulture), hello.HelloCount));
            Assert.True(hello.IsSealedBy(ends, Vector.Mac("ranging.hello")));
            Assert.Equal(row[6], Convert.ToHexStringLower(Made(jar, hello, Address(row), period)));
            Assert.True(IsShown(jar, hello, Address(row), period));
        });
        Assert.Equal(rows.Length, rows.Select(row => row[6]).Distinct().Count());
    }

    [Fact]
    public void A_cookie_is_good_for_its_period_and_the_next_and_at_its_own_place()
    {
        using CookieJar jar = new(Secret), other = new(new byte[32]);
        Gen.Select(Gen.Long, Gen.ULong, Gen.Byte, Gen.UShort).Sample((period, session, socket, port) =>
        {
            var address = Home with { Port = port };
            var bytes = Hello(session, socket, new byte[16]);
            Assert.True(Frame.TryRead(bytes, out var bare));
            var cookie = Made(jar, bare, address, period);
            Assert.True(Frame.TryRead(Hello(session, socket, cookie, count: 77), out var hello));
            Assert.True(IsShown(jar, hello, address, period));
            Assert.True(IsShown(jar, hello, address, period + 1));
            Assert.False(IsShown(jar, hello, address, period - 1));
            Assert.False(IsShown(jar, hello, address, period + 2));
            Assert.False(IsShown(other, hello, address, period));
            Assert.False(IsShown(jar, hello, address with { Port = (ushort)(port + 1) }, period));
            Assert.False(IsShown(jar, hello, address with { Transport = Transport.TcpOverIPv4 }, period));
            Assert.False(IsShown(jar, hello, address with { Scope = 1 }, period));
            Assert.False(IsShown(jar, hello, address with { Address = address.Address + 1 }, period));
            Assert.True(Frame.TryRead(Hello(session + 1, socket, cookie), out var elsewhere));
            Assert.False(IsShown(jar, elsewhere, address, period));
            Assert.True(Frame.TryRead(Hello(session, (byte)(socket + 1), cookie), out var neighbour));
            Assert.False(IsShown(jar, neighbour, address, period));
        }, iter: 200, threads: 1);
    }

    [Fact]
    public void A_short_secret_makes_no_jar_and_none_is_printed()
    {
        Assert.Throws<ArgumentException>(() => new CookieJar(new byte[31]));
        using var jar = new CookieJar(Secret);
        Assert.Equal("cookies", jar.ToString());
    }

    private static byte[] Hello(UInt128 session, byte socket, byte[] cookie, uint count = 1)
    {
        var bytes = new byte[Frame.Bytes];
        Frame.Write(bytes, FrameKind.Hello, new SessionId(session), (count << 8) | socket, cookie);
        return bytes;
    }

    private static byte[] Made(CookieJar jar, Frame hello, RemoteAddress address, long period)
    {
        var cookie = new byte[Frame.NonceBytes];
        jar.Write(hello, address, period, cookie);
        return cookie;
    }

    private static RemoteAddress Address(string[] row) => new(
        (Transport)int.Parse(row[2], CultureInfo.InvariantCulture),
        BinaryPrimitives.ReadUInt128BigEndian(Convert.FromHexString(row[3])),
        uint.Parse(row[4], CultureInfo.InvariantCulture), ushort.Parse(row[5], CultureInfo.InvariantCulture));

    private static bool IsShown(CookieJar jar, Frame hello, RemoteAddress address, long period)
    {
        Span<byte> cookie = stackalloc byte[Frame.NonceBytes];
        var isShown = jar.IsShownBy(hello, address, period, cookie);
        Assert.Equal(Made(jar, hello, address, period), cookie.ToArray());
        return isShown;
    }
}
