using CsCheck;
using Lightcone.Ranging.Frames;
using Lightcone.Ranging.Sessions;
using Lightcone.Tests.Challenges;

namespace Lightcone.Tests.Ranging.Sessions;

public sealed class AdmissionTests
{
    [Fact]
    public void No_address_is_challenged_before_it_showed_its_own_cookie()
    {
        var ends = new Ends();
        Assert.Null(ends.Challenge());
        var cookie = new byte[Frame.Bytes];
        Assert.True(ends.Landmark.ReceiveHello(ends.Hello(), Ends.Address, 1, cookie));
        Assert.Null(ends.Challenge());
        var again = new byte[Frame.Bytes];
        Assert.True(ends.Host.Receive(cookie, 0, again));
        // The cookie of one address shown by another, a cookie of long ago, and one of another socket.
        var reply = new byte[Frame.Bytes];
        Assert.True(ends.Landmark.ReceiveHello(again, Ends.Address with { Port = 53 }, 1, reply));
        Assert.True(ends.Landmark.ReceiveHello(again, Ends.Address with { Address = 1 }, 1, reply));
        Assert.True(ends.Landmark.ReceiveHello(
            again, Ends.Address with { Transport = Transport.TcpOverIPv4 }, 1, reply));
        Assert.True(ends.Landmark.ReceiveHello(again, Ends.Address with { Scope = 3 }, 1, reply));
        Assert.True(ends.Landmark.ReceiveHello(again, Ends.Address, 3, reply));
        Assert.False(ends.Landmark.IsReady);
        Assert.False(ends.Landmark.ReceiveHello(again, Ends.Address, 2, reply));
        Assert.True(ends.Landmark.IsReady);
    }

    [Fact]
    public void A_right_cookie_with_a_wrong_tag_admits_nobody()
    {
        var ends = new Ends();
        byte[] cookie = new byte[Frame.Bytes], again = new byte[Frame.Bytes];
        ends.Landmark.ReceiveHello(ends.Hello(), Ends.Address, 1, cookie);
        ends.Host.Receive(cookie, 0, again);
        again[^1] ^= 1;
        Assert.False(ends.Landmark.ReceiveHello(again, Ends.Address, 1, cookie));
        Assert.False(ends.Landmark.IsReady);
    }

    [Fact]
    public void An_address_never_gets_more_bytes_than_came_from_it() => Gen.Int[0, 3].Array[1, 200].Sample(steps =>
    {
        var ends = new Ends();
        var (received, sent) = (0, 0);
        byte[] reply = new byte[Frame.Bytes], cookie = new byte[Frame.Bytes];
        var open = new Queue<byte[]>();
        foreach (var step in steps)
        {
            if (step == 0)
            {
                received += Frame.Bytes;
                if (ends.Landmark.ReceiveHello(ends.Hello(), Ends.Address, 1, cookie))
                {
                    sent += Frame.Bytes;
                    ends.Host.Receive(cookie, 0, reply);
                }
            }
            else if (step == 1 && open.TryDequeue(out var challenge))
            {
                received += Frame.Bytes;
                ends.Receive(ends.Answer(challenge)!);
            }
            else if (ends.Challenge() is { } next)
            {
                sent += Frame.Bytes;
                if (step == 2) open.Enqueue(next); // 3: lost
            }

            Assert.True(sent <= received);
        }
    }, iter: 2_000);

    [Fact]
    public void Three_lost_challenges_in_a_row_end_an_address_until_it_says_hello_again()
    {
        var ends = new Ends().Admitted();
        for (var i = 0; i < 7; i++) ends.Landmark.ReceiveHello(ends.Hello(), Ends.Address, 1, new byte[Frame.Bytes]);
        for (var i = 0; i < 3; i++) Assert.NotNull(ends.Challenge());
        Assert.Null(ends.Challenge());
        ends.Landmark.ReceiveHello(ends.Hello(), Ends.Address, 1, new byte[Frame.Bytes]);
        Assert.NotNull(ends.Challenge());
    }

    [Fact]
    public void A_jar_without_its_secret_makes_no_cookies()
    {
        var (ends, jar) = (new Ends(), new CookieJar(new byte[32]));
        var landmark = new LandmarkSession(SessionVector.Read.Session, ends.Pair, ends.Keys, jar);
        jar.Dispose();
        Assert.Throws<ObjectDisposedException>(
            () => landmark.ReceiveHello(ends.Hello(), Ends.Address, 1, new byte[Frame.Bytes]));
    }

    [Fact]
    public void A_hello_that_is_repeated_on_the_way_pays_for_nothing_and_revives_nobody()
    {
        var ends = new Ends().Admitted();
        var reply = new byte[Frame.Bytes];
        var hello = ends.Hello();
        for (var i = 0; i < 9; i++) ends.Landmark.ReceiveHello(hello, Ends.Address, 1, reply);
        Assert.NotNull(ends.Challenge());
        Assert.NotNull(ends.Challenge()); // the admitting hello, and the first of the nine
        Assert.Null(ends.Challenge());
        ends.Landmark.ReceiveHello(ends.Hello(), Ends.Address, 1, reply);
        Assert.NotNull(ends.Challenge());
        Assert.Null(ends.Challenge()); // three unanswered
        ends.Landmark.ReceiveHello(hello, Ends.Address, 1, reply);
        Assert.Null(ends.Challenge());
    }

    [Fact]
    public void Nobody_saves_up_for_more_than_eight_challenges()
    {
        var ends = new Ends().Admitted();
        var reply = new byte[Frame.Bytes];
        for (var i = 0; i < 100; i++) ends.Landmark.ReceiveHello(ends.Hello(), Ends.Address, 1, reply);
        var sent = 0;
        while (ends.Challenge() is { } challenge)
        {
            sent++;
            if (sent > 8) continue;
            // Answered by nobody, but the count of unanswered ones does not end it before the eighth.
            Assert.NotNull(ends.Answer(challenge));
            if (sent == 2) Assert.True(ends.Receive(ends.Answer(challenge)!));
        }

        Assert.Equal(5, sent); // two, the second answered, then three in a row
    }

    [Fact]
    public void Addresses_of_one_host_take_turns()
    {
        var other = Ends.Address with { Port = 99 };
        var ends = new Ends().Admitted().Admitted(other, socket: 1);
        ends.Landmark.ReceiveHello(ends.Hello(), Ends.Address, 1, new byte[Frame.Bytes]);
        List<RemoteAddress> asked = [];
        for (UInt128 nonce = 0; ends.Landmark.TryChallenge(nonce, new byte[Frame.Bytes], out var to, out _); nonce++)
            asked.Add(to);
        Assert.Equal([other, Ends.Address, Ends.Address], asked);
    }

    [Fact]
    public void No_session_has_more_addresses_than_its_limit()
    {
        var ends = new Ends();
        for (var i = 0; i < 80; i++)
        {
            var address = Ends.Address with { Port = (ushort)(1000 + i) };
            byte[] cookie = new byte[Frame.Bytes], again = new byte[Frame.Bytes];
            Assert.True(ends.Landmark.ReceiveHello(ends.Hello(), address, 1, cookie));
            ends.Host.Receive(cookie, 0, again);
            ends.Landmark.ReceiveHello(again, address, 1, cookie);
        }

        var challenged = 0;
        while (ends.Challenge() is not null) challenged++;
        Assert.Equal(LandmarkSession.MostAddresses, challenged);
    }

    [Fact]
    public void A_strangers_hello_costs_no_memory()
    {
        var ends = new Ends();
        byte[] hello = ends.Hello(), reply = new byte[Frame.Bytes];
        ends.Landmark.ReceiveHello(hello, Ends.Address, 1, reply);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) ends.Landmark.ReceiveHello(hello, Ends.Address, 1, reply);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(FrameKind.Hello, "challenge")]
    [InlineData(FrameKind.Hello, "answer")]
    [InlineData(FrameKind.Answer, "hello")]
    [InlineData(FrameKind.Challenge, "hello")]
    public void A_hello_counts_under_its_own_kind_and_key_alone(FrameKind kind, string key)
    {
        var ends = new Ends();
        byte[] cookie = new byte[Frame.Bytes], again = new byte[Frame.Bytes];
        ends.Landmark.ReceiveHello(ends.Hello(), Ends.Address, 1, cookie);
        ends.Host.Receive(cookie, 0, again);
        byte[] hello = [(byte)kind, .. again[1..]];
        Frame.Seal(hello, ends.Pair, SessionVector.Read.Mac("ranging." + key));
        Assert.False(ends.Landmark.ReceiveHello(hello, Ends.Address, 1, cookie));
        Assert.False(ends.Landmark.IsReady);
        Assert.False(ends.Landmark.ReceiveHello(again, Ends.Address, 1, cookie));
        Assert.True(ends.Landmark.IsReady);
    }

    [Fact]
    public void A_hello_names_its_socket_and_its_count_rises()
    {
        var ends = new Ends();
        for (uint count = 1; count <= 3; count++)
        {
            for (var socket = 0; socket < HostSession.MostSockets; socket++)
            {
                Assert.True(Frame.TryRead(ends.Hello(socket), out var hello));
                Assert.Equal((count << 8) | (uint)socket, hello.Sequence);
            }
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => ends.Hello(HostSession.MostSockets));
        Assert.Throws<ArgumentOutOfRangeException>(() => ends.Hello(-1));
    }

    [Fact]
    public void A_cookie_of_another_socket_or_session_is_not_kept()
    {
        var ends = new Ends();
        byte[] cookie = new byte[Frame.Bytes], again = new byte[Frame.Bytes];
        Assert.True(ends.Landmark.ReceiveHello(ends.Hello(3), Ends.Address, 1, cookie));
        foreach (var socket in new[] { 0, 2, 4, -1, 16, 3 + 256 })
            Assert.False(ends.Host.Receive(cookie, socket, again));
        byte[] elsewhere = [.. cookie];
        elsewhere[4] ^= 1;
        Assert.False(ends.Host.Receive(elsewhere, 3, again));
        Assert.True(ends.Host.Receive(cookie, 3, again));
        Assert.False(ends.Host.Receive(cookie, 3, again)); // kept already
    }

    [Fact]
    public void An_address_without_a_transport_is_told_nothing()
    {
        var ends = new Ends();
        Assert.False(ends.Landmark.ReceiveHello(ends.Hello(), default, 1, new byte[Frame.Bytes]));
        Assert.False(ends.Landmark.ReceiveHello(ends.Hello(), Ends.Address with { Transport = Transport.Unspecified },
            1, new byte[Frame.Bytes]));
    }
}
