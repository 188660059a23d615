using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Lightcone.Simulation.Relays;

namespace Lightcone.SystemTests.Relays;

public sealed class TcpRelayTests : IDisposable
{
    private readonly RelayKit _kit = new(7);
    private readonly TcpListener _target = new(IPAddress.Loopback, 0);

    public TcpRelayTests() => _target.Start();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    private IPEndPoint Target => (IPEndPoint)_target.LocalEndpoint;

    public void Dispose()
    {
        _target.Dispose();
        _kit.Dispose();
        Assert.Null(_kit.Fault);
    }

    [Theory]
    [InlineData("127.0.0.1", null)]
    [InlineData("::1", null)]
    [InlineData("127.0.0.1", 20_000_000L)]
    public async Task Megabytes_come_through_intact_both_ways_and_each_half_closes_by_itself(string address, long? rate)
    {
        using var target = new TcpListener(IPAddress.Parse(address), 0);
        target.Start();
        var way = new OneWayPlan
        {
            DelayNanoseconds = 3_000_000,
            Jitter = Jitter.Exponential(200_000),
            BytesPerSecond = rate,
        };
        var relay = _kit.Tcp((IPEndPoint)target.LocalEndpoint, new RelayPlan { Forth = way, Back = way });
        using var near = new Socket(relay.EndPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        await near.ConnectAsync(relay.EndPoint, Ended);
        using var far = await target.AcceptSocketAsync(Ended);
        var bytes = new byte[8 << 20];
        new Random(7).NextBytes(bytes);
        var sending = Task.Run(() => SendAndFinish(near, bytes), Ended);
        Assert.Equal(bytes, await Task.Run(() => ReceiveAll(far), Ended));
        await sending;

        // The near end has finished; the far end still speaks.
        Array.Reverse(bytes);
        sending = Task.Run(() => SendAndFinish(far, bytes), Ended);
        Assert.Equal(bytes, await Task.Run(() => ReceiveAll(near), Ended));
        await sending;
        Assert.True(SpinWait.SpinUntil(() => relay.Connections == 0, 20_000));
        Assert.Equal(bytes.Length, relay.Counts(RelayDirection.Forth).ForwardedBytes);
        Assert.Equal(bytes.Length, relay.Counts(RelayDirection.Back).ForwardedBytes);
    }

    [Fact]
    public async Task No_round_trip_is_ever_shorter_than_planned()
    {
        var relay = _kit.Tcp(Target, RelayPlan.AtOnce);
        var (near, far) = await Connect(relay);
        using (near)
        using (far)
        {
            for (var i = 0; i < 100; i++)
            {
                relay.Plan = RelayPlan.Delays(i * 50_000, i * 30_000);
                var start = Stopwatch.GetTimestamp();
                near.Send([1]);
                far.Receive(new byte[1]);
                var turn = Stopwatch.GetTimestamp();
                far.Send([2]);
                near.Receive(new byte[1]);
                Assert.InRange(turn - start, i * 50_000, long.MaxValue);
                Assert.InRange(Stopwatch.GetTimestamp() - turn, i * 30_000, long.MaxValue);
            }
        }
    }

    [Fact]
    public async Task A_target_that_speaks_first_is_heard_after_a_whole_round_trip()
    {
        var relay = _kit.Tcp(Target, RelayPlan.Delays(20_000_000, 30_000_000));
        var start = Stopwatch.GetTimestamp();
        var (near, far) = await Connect(relay);
        using (near)
        using (far)
        {
            far.Send([1]);
            near.Receive(new byte[1]);
            Assert.InRange(Stopwatch.GetTimestamp() - start, 50_000_000, long.MaxValue);
        }
    }

    [Fact]
    public async Task A_limited_line_is_never_faster_than_its_rate()
    {
        var forth = new OneWayPlan { BytesPerSecond = 2_000_000 };
        var relay = _kit.Tcp(Target, new RelayPlan { Forth = forth });
        var (near, far) = await Connect(relay);
        using (near)
        using (far)
        {
            var start = Stopwatch.GetTimestamp();
            var sending = Task.Run(() => SendAndFinish(near, new byte[400_000]), Ended);
            var received = await Task.Run(() => ReceiveAll(far), Ended);
            await sending;
            Assert.Equal(400_000, received.Length);
            Assert.InRange(Stopwatch.GetTimestamp() - start, 200_000_000, long.MaxValue);
        }
    }

    [Fact]
    public async Task A_full_pipe_lets_the_sender_wait_and_loses_nothing()
    {
        var relay = _kit.Tcp(new RelayOrder(Target, RelayPlan.Delays(1_000_000, 0))
        {
            Limits = new RelayLimits { StreamBytes = 10_000 },
        });
        var (near, far) = await Connect(relay);
        using (near)
        using (far)
        {
            var bytes = new byte[2 << 20];
            new Random(9).NextBytes(bytes);
            var sending = Task.Run(() => SendAndFinish(near, bytes), Ended);
            await Task.Delay(50, Ended);
            Assert.Equal(bytes, await Task.Run(() => ReceiveAll(far), Ended));
            await sending;
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_that_breaks_off_at_one_end_breaks_off_at_the_other(bool atNear)
    {
        var relay = _kit.Tcp(Target, RelayPlan.Delays(1_000_000, 1_000_000));
        var (near, far) = await Connect(relay);
        var (breaking, other) = atNear ? (near, far) : (far, near);
        breaking.LingerState = new LingerOption(true, 0);
        breaking.Dispose();
        using (other)
        {
            Assert.Throws<SocketException>(() => other.Receive(new byte[1]));
            Assert.True(SpinWait.SpinUntil(() => relay.Connections == 0, 20_000));
        }
    }

    [Fact]
    public async Task Nobody_at_the_target_is_heard_of_after_a_round_trip()
    {
        _target.Stop();
        var relay = _kit.Tcp(Target, RelayPlan.Delays(10_000_000, 10_000_000));
        using var near = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var start = Stopwatch.GetTimestamp();
        await HearsOfItsEnd(near, relay);
        Assert.InRange(Stopwatch.GetTimestamp() - start, 20_000_000, long.MaxValue);
    }

    [Fact]
    public async Task A_connection_too_many_is_refused_and_counted()
    {
        var relay = _kit.Tcp(new RelayOrder(Target, RelayPlan.AtOnce) { Limits = new RelayLimits { Flows = 1 } });
        var (near, far) = await Connect(relay);
        using (near)
        using (far)
        using (var more = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
        {
            await HearsOfItsEnd(more, relay);
            Assert.Equal(1, relay.Connections);
            Assert.Equal(1, relay.Counts(RelayDirection.Forth).Dropped);
        }
    }

    [Fact]
    public async Task A_relay_that_is_disposed_of_breaks_its_connections_off_and_frees_its_port()
    {
        var relay = _kit.Tcp(Target, RelayPlan.AtOnce);
        var (near, far) = await Connect(relay);
        using (near)
        using (far)
        {
            relay.Dispose();
            Assert.Throws<SocketException>(() => near.Receive(new byte[1]));
            Assert.Throws<SocketException>(() => far.Receive(new byte[1]));
            using var again = new TcpListener(relay.EndPoint);
            again.Start();
        }
    }

    [Fact]
    public void A_stream_that_would_lose_or_reorder_is_refused()
    {
        var lossy = new RelayPlan { Back = new OneWayPlan { Loss = 0.1 } };
        Assert.Throws<ArgumentException>(() => _kit.Tcp(Target, lossy));
        var relay = _kit.Tcp(Target, RelayPlan.AtOnce);
        Assert.Throws<ArgumentException>(() => relay.Plan = lossy);
    }

    /// <summary>A reset may come while the program has not yet noticed that it is connected.</summary>
    private static Task<SocketException> HearsOfItsEnd(Socket socket, TcpRelay relay) =>
        Assert.ThrowsAsync<SocketException>(async () =>
        {
            await socket.ConnectAsync(relay.EndPoint, Ended);
            socket.Receive(new byte[1]);
        });

    private static void SendAndFinish(Socket socket, byte[] bytes)
    {
        for (var sent = 0; sent < bytes.Length;) sent += socket.Send(bytes.AsSpan(sent));
        socket.Shutdown(SocketShutdown.Send);
    }

    private static byte[] ReceiveAll(Socket socket)
    {
        using var all = new MemoryStream();
        var buffer = new byte[50_000];
        for (int count; (count = socket.Receive(buffer)) > 0;) all.Write(buffer, 0, count);
        return all.ToArray();
    }

    private async Task<(Socket Near, Socket Far)> Connect(TcpRelay relay)
    {
        var near = new Socket(relay.EndPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp)
        {
            ReceiveTimeout = 20_000,
            NoDelay = true,
        };
        await near.ConnectAsync(relay.EndPoint, Ended);
        var far = await _target.AcceptSocketAsync(Ended);
        (far.ReceiveTimeout, far.NoDelay) = (20_000, true);
        return (near, far);
    }
}
