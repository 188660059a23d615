using System.Net;
using System.Net.Sockets;
using Lightcone.Simulation.Relays;

namespace Lightcone.SystemTests.Relays;

public sealed class UdpRelayLimitTests : IDisposable
{
    private const int PatienceMilliseconds = 20_000;
    private readonly RelayKit _kit = new(7);
    private readonly UdpEnd _sender = new();
    private readonly UdpEnd _target = new();

    public void Dispose()
    {
        _sender.Dispose();
        _target.Dispose();
        _kit.Dispose();
        Assert.Null(_kit.Fault);
    }

    [Fact]
    public void The_target_can_tell_senders_apart_and_each_gets_its_own_answer()
    {
        var relay = _kit.Udp(_target.EndPoint, RelayPlan.AtOnce);
        using var other = new UdpEnd();
        _sender.Send(relay.EndPoint, 1);
        _target.Receive();
        var first = _target.Sender;
        other.Send(relay.EndPoint, 2);
        _target.Receive();
        Assert.NotEqual(first, _target.Sender);
        _target.Send(_target.Sender, 20);
        _target.Send(first, 10);
        Assert.Equal([10], _sender.Receive());
        Assert.Equal([20], other.Receive());
    }

    [Fact]
    public void A_sender_too_many_costs_the_longest_silent_one_its_flow()
    {
        var relay = _kit.Udp(Order(new RelayLimits { Flows = 2 }));
        using var second = new UdpEnd();
        using var third = new UdpEnd();
        _sender.Send(relay.EndPoint, 1);
        _target.Receive();
        var first = _target.Sender;
        second.Send(relay.EndPoint, 2);
        _target.Receive();
        var kept = _target.Sender;
        third.Send(relay.EndPoint, 3);
        _target.Receive();
        Assert.Equal(2, relay.Flows);

        second.Send(relay.EndPoint, 2);
        _target.Receive();
        Assert.Equal(kept, _target.Sender);
        _sender.Send(relay.EndPoint, 1);
        _target.Receive();
        Assert.NotEqual(first, _target.Sender);
        Assert.Equal(2, relay.Flows);
    }

    [Fact]
    public void A_datagram_that_is_too_long_is_dropped_and_counted()
    {
        var relay = _kit.Udp(Order(new RelayLimits { DatagramBytes = 100 }));
        _sender.SendNumber(relay.EndPoint, 1, 101);
        _sender.SendNumber(relay.EndPoint, 2, 100);
        Assert.Equal(2, _target.ReceiveNumber());
        Assert.Equal(1, relay.Counts(RelayDirection.Forth).Dropped);
    }

    [Fact]
    public void An_empty_datagram_is_one_too()
    {
        var relay = _kit.Udp(_target.EndPoint, RelayPlan.AtOnce);
        _sender.Send(relay.EndPoint);
        Assert.Empty(_target.Receive());
    }

    [Fact]
    public void What_a_full_queue_cannot_hold_is_dropped_and_counted()
    {
        var relay = _kit.Udp(new RelayOrder(_target.EndPoint, RelayPlan.Delays(10_000_000_000, 0))
        {
            Limits = new RelayLimits { Datagrams = 10 },
        });
        for (var i = 0; i < 30; i++) _sender.SendNumber(relay.EndPoint, i);
        Assert.True(SpinWait.SpinUntil(() => relay.Counts(RelayDirection.Forth).Dropped == 20, PatienceMilliseconds));
        Assert.Equal(0, relay.Counts(RelayDirection.Forth).Forwarded);
    }

    [Fact]
    public void A_relay_that_is_disposed_of_frees_its_port_and_leaves_the_others_alone()
    {
        var relay = _kit.Udp(OwnAddress());
        var other = _kit.Udp(_target.EndPoint, RelayPlan.AtOnce);
        _sender.Send(relay.EndPoint, 1);
        _target.Receive();
        relay.Dispose();
        relay.Dispose();
        Assert.Equal(0, relay.Flows);
        Assert.Equal(1, relay.Counts(RelayDirection.Forth).Forwarded);
        using var again = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        again.Bind(relay.EndPoint);
        _sender.Send(other.EndPoint, 2);
        Assert.Equal([2], _target.Receive());
    }

    [Fact]
    public void A_kit_that_is_disposed_of_frees_all_its_ports_and_makes_no_more_relays()
    {
        var kit = new RelayKit(1);
        List<IPEndPoint> ports = [.. Enumerable.Range(0, 20).Select(_ => kit.Udp(OwnAddress()).EndPoint)];
        foreach (var port in ports) _sender.Send(port, 1);
        kit.Dispose();
        kit.Dispose();
        foreach (var port in ports)
        {
            using var again = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            again.Bind(port);
        }

        Assert.Throws<InvalidOperationException>(() => kit.Udp(_target.EndPoint, RelayPlan.AtOnce));
        Assert.Null(kit.Fault);
    }

    [Fact]
    public void Kits_come_and_go_without_a_descriptor_or_a_thread_left_behind()
    {
        static int Count(string what) => Directory.GetFileSystemEntries("/proc/self/" + what).Length;
        var (descriptors, threads) = (Count("fd"), Count("task"));
        for (var i = 0; i < 100; i++)
        {
            using var kit = new RelayKit(1);
            _sender.Send(kit.Udp(_target.EndPoint, RelayPlan.AtOnce).EndPoint, 1);
            _target.Receive();
        }

        // Other tests of this process open and close their own: a leak would be 600 descriptors and 100 threads.
        Assert.InRange(Count("fd"), 0, descriptors + 200);
        Assert.InRange(Count("task"), 0, threads + 60);
    }

    [Fact]
    public void A_port_that_is_taken_is_an_error_of_the_one_who_asked()
    {
        Assert.Throws<SocketException>(() => _kit.Udp(
            new RelayOrder(_target.EndPoint, RelayPlan.AtOnce) { Listen = _target.EndPoint }));
        _sender.Send(_kit.Udp(_target.EndPoint, RelayPlan.AtOnce).EndPoint, 1);
        Assert.Equal([1], _target.Receive());
    }

    /// <summary>Not where other tests open their ports, one of which might take a port that was just freed.</summary>
    private RelayOrder OwnAddress() => new(_target.EndPoint, RelayPlan.Delays(1_000_000, 0))
    {
        Listen = new IPEndPoint(IPAddress.Parse("127.0.0.9"), 0),
    };

    private RelayOrder Order(RelayLimits limits) => new(_target.EndPoint, RelayPlan.AtOnce) { Limits = limits };
}
