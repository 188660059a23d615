using System.Diagnostics;
using System.Net;
using Lightcone.Simulation.Relays;

namespace Lightcone.SystemTests.Relays;

public sealed class RelayTapTests : IDisposable
{
    private readonly RelayKit _kit = new(7);
    private readonly UdpEnd _sender = new();
    private readonly UdpEcho _echo = new(IPAddress.Loopback);

    public void Dispose()
    {
        _sender.Dispose();
        _kit.Dispose();
        _echo.Dispose();
    }

    [Fact]
    public void A_tap_sees_both_directions()
    {
        var seen = new List<string>();
        var relay = Tapped((direction, bytes) =>
        {
            lock (seen) seen.Add($"{direction} {bytes.Span[0]}");
            return [RelaySend.OnPlan(direction, bytes)];
        });
        _sender.Send(relay.EndPoint, 5);
        _sender.Receive();
        lock (seen) Assert.Equal(["Forth 5", "Back 5"], seen);
    }

    [Fact]
    public void A_tap_can_swallow_alter_and_replay()
    {
        var relay = Tapped((direction, bytes) => (direction, bytes.Span[0]) switch
        {
            (RelayDirection.Forth, 1) => [],
            (RelayDirection.Forth, 2) => [RelaySend.OnPlan(direction, new byte[] { 20 })],
            (RelayDirection.Forth, 3) => [RelaySend.OnPlan(direction, bytes), RelaySend.OnPlan(direction, bytes)],
            _ => [RelaySend.OnPlan(direction, bytes)],
        });
        for (byte i = 1; i <= 4; i++) _sender.Send(relay.EndPoint, i);
        Assert.Equal([20, 3, 3, 4], Enumerable.Range(0, 4).Select(_ => _sender.Receive()[0]));
    }

    [Fact]
    public void A_box_on_the_path_can_answer_at_once_where_the_target_is_far()
    {
        var relay = Tapped((direction, bytes) => direction is RelayDirection.Forth
            ? [RelaySend.After(0, RelayDirection.Back, bytes), RelaySend.OnPlan(direction, bytes)]
            : []);
        relay.Plan = RelayPlan.Delays(5_000_000_000, 5_000_000_000);
        Assert.InRange(_sender.RoundTrip(relay.EndPoint), 1, 9_999_999_999);
        Assert.Equal(1, relay.Counts(RelayDirection.Back).Forwarded);
        Assert.Equal(0, relay.Counts(RelayDirection.Forth).Forwarded);
    }

    [Fact]
    public void What_a_tap_sends_on_plan_is_not_early_and_neither_is_what_it_sends_later()
    {
        var relay = Tapped((direction, bytes) => direction is RelayDirection.Forth
            ? [RelaySend.OnPlan(RelayDirection.Back, bytes), RelaySend.After(40_000_000, RelayDirection.Back, bytes)]
            : []);
        relay.Plan = RelayPlan.Delays(0, 20_000_000);
        var start = Stopwatch.GetTimestamp();
        _sender.Send(relay.EndPoint, 1);
        _sender.Receive();
        Assert.InRange(Stopwatch.GetTimestamp() - start, 20_000_000, long.MaxValue);
        _sender.Receive();
        Assert.InRange(Stopwatch.GetTimestamp() - start, 40_000_000, long.MaxValue);
    }

    [Fact]
    public void A_tap_can_be_taken_away_again()
    {
        var relay = Tapped((_, _) => []);
        _sender.Send(relay.EndPoint, 1);
        Assert.True(SpinWait.SpinUntil(() => relay.Counts(RelayDirection.Forth).Received == 1, 20_000));
        relay.Tap = null;
        _sender.Send(relay.EndPoint, 2);
        Assert.Equal([2], _sender.Receive());
    }

    [Fact]
    public void What_a_tap_makes_too_long_is_dropped_and_counted()
    {
        var relay = Tapped((direction, bytes) => direction is RelayDirection.Forth
            ? [RelaySend.OnPlan(direction, new byte[3000]), RelaySend.OnPlan(direction, bytes)]
            : [RelaySend.OnPlan(direction, bytes)]);
        _sender.Send(relay.EndPoint, 1);
        Assert.Equal([1], _sender.Receive());
        Assert.Equal(1, relay.Counts(RelayDirection.Forth).Dropped);
    }

    [Fact]
    public void A_tap_that_throws_stops_the_kit_which_says_why()
    {
        var relay = Tapped((_, _) => throw new InvalidDataException("so it is"));
        _sender.Send(relay.EndPoint, 1);
        Assert.True(SpinWait.SpinUntil(() => _kit.Fault is not null, 20_000));
        var refused = Assert.Throws<InvalidOperationException>(() => _kit.Udp(_echo.EndPoint, RelayPlan.AtOnce));
        Assert.IsType<InvalidDataException>(refused.InnerException);
        relay.Dispose();
    }

    private UdpRelay Tapped(RelayTap tap)
    {
        var relay = _kit.Udp(_echo.EndPoint, RelayPlan.AtOnce);
        relay.Tap = tap;
        return relay;
    }
}
