using System.Diagnostics;
using System.Net;
using Lightcone.Ranging;
using Lightcone.Simulation.Relays;

namespace Lightcone.SystemTests.Relays;

public sealed class UdpRelayTests : IDisposable
{
    private readonly RelayKit _kit = new(7);
    private readonly UdpEnd _sender = new();
    private readonly UdpEnd _target = new();

    public static TheoryData<string> Addresses => ["127.0.0.1", "::1"];

    public void Dispose()
    {
        _sender.Dispose();
        _target.Dispose();
        _kit.Dispose();
        Assert.Null(_kit.Fault);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public void No_round_trip_is_ever_shorter_than_planned(string address)
    {
        using var echo = new UdpEcho(IPAddress.Parse(address));
        using var sender = new UdpEnd(IPAddress.Parse(address));
        var relay = _kit.Udp(echo.EndPoint, RelayPlan.AtOnce);
        for (var i = 0; i < 400; i++)
        {
            relay.Plan = RelayPlan.Of(new RoundTrip(1 + (i * 25_000)));
            Assert.InRange(sender.RoundTrip(relay.EndPoint), relay.Plan.LeastNanoseconds, long.MaxValue);
        }
    }

    [Fact]
    public void No_datagram_of_a_burst_is_early_whatever_else_the_plan_does()
    {
        var plan = new OneWayPlan
        {
            DelayNanoseconds = 2_000_000,
            HairpinNanoseconds = 1_000_000,
            Jitter = Jitter.Exponential(300_000),
            Duplication = 0.2,
            Reordering = 0.2,
            HoldNanoseconds = 1_000_000,
            BytesPerSecond = 10_000_000,
        };
        var relay = _kit.Udp(_target.EndPoint, new RelayPlan { Forth = plan });
        const int Count = 2000;
        var sent = new long[Count];
        var earliest = long.MaxValue;
        for (var i = 0; i < Count; i++)
        {
            sent[i] = Stopwatch.GetTimestamp();
            _sender.SendNumber(relay.EndPoint, i);
            while (_target.HasSome) Take();
        }

        SpinWait.SpinUntil(() => relay.Counts(RelayDirection.Forth).Forwarded >= Count, 20_000);
        while (_target.HasSome) Take();
        Assert.InRange(earliest, plan.LeastNanoseconds, long.MaxValue);

        void Take()
        {
            var number = _target.ReceiveNumber();
            earliest = Math.Min(earliest, Stopwatch.GetTimestamp() - sent[number]);
        }
    }

    [Fact]
    public void The_two_directions_have_their_own_delays()
    {
        var relay = _kit.Udp(_target.EndPoint, RelayPlan.Delays(20_000_000, 1_000_000)
            .WithHairpin(RelayDirection.Back, 39_000_000));
        var start = Stopwatch.GetTimestamp();
        _sender.Send(relay.EndPoint, 1);
        _target.Receive();
        var turn = Stopwatch.GetTimestamp();
        _target.Send(_target.Sender, 2);
        Assert.Equal([2], _sender.Receive());
        Assert.InRange(turn - start, 20_000_000, long.MaxValue);
        Assert.InRange(Stopwatch.GetTimestamp() - turn, 40_000_000, long.MaxValue);
        Assert.Equal(relay.EndPoint, _sender.Sender);
    }

    [Fact]
    public void Jitter_does_not_reorder()
    {
        var plan = new OneWayPlan { Jitter = Jitter.Uniform(3_000_000) };
        var relay = _kit.Udp(_target.EndPoint, new RelayPlan { Forth = plan });
        var received = Traffic.Through(relay, _sender, _target, 500);
        Assert.Equal(Enumerable.Range(0, 500), received);
        Assert.Equal(0, relay.Counts(RelayDirection.Forth).Reordered);
    }

    [Fact]
    public void A_held_datagram_is_overtaken_and_counted()
    {
        var plan = new OneWayPlan { Reordering = 0.1, HoldNanoseconds = 20_000_000 };
        var relay = _kit.Udp(_target.EndPoint, new RelayPlan { Forth = plan });
        var received = Traffic.Through(relay, _sender, _target, 500);
        Assert.Equal(Enumerable.Range(0, 500), received.Order());
        var furthest = -1;
        var overtaken = received.Count(number => number < (furthest = Math.Max(furthest, number)));
        Assert.Equal(overtaken, relay.Counts(RelayDirection.Forth).Reordered);
        Assert.InRange(overtaken, 20, 100);
    }

    [Fact]
    public void Losses_and_second_copies_come_as_often_as_planned_and_the_same_seed_repeats_them()
    {
        var plan = new OneWayPlan { Loss = 0.3, Duplication = 0.2 };
        var first = _kit.Udp(_target.EndPoint, new RelayPlan { Forth = plan });
        var received = Traffic.Through(first, _sender, _target, 2000);
        var counts = first.Counts(RelayDirection.Forth);
        Assert.InRange(counts.Lost, 500, 700);
        Assert.InRange(counts.Duplicated, 200, 360);
        Assert.Equal(received.Count, counts.Forwarded);

        using var again = new RelayKit(7);
        using var other = new RelayKit(8);
        var second = again.Udp(_target.EndPoint, new RelayPlan { Forth = plan });
        var third = other.Udp(_target.EndPoint, new RelayPlan { Forth = plan });
        Assert.Equal(received, Traffic.Through(second, _sender, _target, 2000));
        Assert.NotEqual(received, Traffic.Through(third, _sender, _target, 2000));
    }

    [Fact]
    public void A_limited_line_is_never_faster_than_its_rate()
    {
        const int Count = 100;
        const int Length = 1000;
        var plan = new OneWayPlan { BytesPerSecond = 1_000_000 };
        var relay = _kit.Udp(_target.EndPoint, new RelayPlan { Forth = plan });
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Count; i++) _sender.SendNumber(relay.EndPoint, i, Length);
        for (var i = 0; i < Count; i++)
        {
            Assert.Equal(i, _target.ReceiveNumber());
            Assert.InRange(Stopwatch.GetTimestamp() - start, (i + 1) * 1_000_000L, long.MaxValue);
        }

        Assert.Equal(Count * Length, relay.Counts(RelayDirection.Forth).ForwardedBytes);
    }

    [Fact]
    public void A_box_that_moves_away_is_farther_from_the_next_datagram_on()
    {
        using var echo = new UdpEcho(IPAddress.Loopback);
        var relay = _kit.Udp(echo.EndPoint, RelayPlan.AtOnce);
        _sender.RoundTrip(relay.EndPoint);
        relay.Plan = RelayPlan.Delays(30_000_000, 30_000_000);
        Assert.InRange(_sender.RoundTrip(relay.EndPoint), 60_000_000, long.MaxValue);
    }

    [Fact]
    public void A_shorter_plan_lets_nothing_overtake_what_is_on_its_way()
    {
        var relay = _kit.Udp(_target.EndPoint, RelayPlan.Delays(100_000_000, 0));
        _sender.SendNumber(relay.EndPoint, 1);
        SpinWait.SpinUntil(() => relay.Counts(RelayDirection.Forth).Received == 1, 20_000);
        relay.Plan = RelayPlan.AtOnce;
        _sender.SendNumber(relay.EndPoint, 2);
        Assert.Equal(1, _target.ReceiveNumber());
        Assert.Equal(2, _target.ReceiveNumber());
    }

    [Fact]
    public void Nobody_at_the_target_is_no_fault_of_the_relay()
    {
        IPEndPoint gone;
        using (var brief = new UdpEnd()) gone = brief.EndPoint;
        var relay = _kit.Udp(gone, RelayPlan.AtOnce);
        for (var i = 0; i < 20; i++) _sender.Send(relay.EndPoint, 1);
        SpinWait.SpinUntil(() => relay.Counts(RelayDirection.Forth).Received == 20, 20_000);
        Assert.Equal(20, relay.Counts(RelayDirection.Forth).Received);
        using var echo = new UdpEcho(IPAddress.Loopback);
        _sender.RoundTrip(_kit.Udp(echo.EndPoint, RelayPlan.AtOnce).EndPoint);
    }
}
