using System.Net.Sockets;
using Lightcone.Simulation.Relays.Loop;
using Lightcone.Simulation.Relays.Timing;
using Lightcone.Simulation.Worlds;

namespace Lightcone.Simulation.Relays.Udp;

/// <summary>One sender's datagrams through a relay, and the answers to it. It has a socket of its own towards the
/// target, so that the target can tell the senders apart.</summary>
internal sealed class UdpFlow : IPolled
{
    private readonly UdpRelay _relay;
    private readonly SocketAddressBytes _sender;
    private readonly Socket _upstream;
    private readonly int _descriptor;
    private readonly long _token;
    private readonly ulong _seed;
    private readonly OneWayOrder[] _orders = [new(), new()];
    private bool _isClosed;

    public UdpFlow(UdpRelay relay, SocketAddressBytes sender, ulong seed)
    {
        (_relay, _sender, _seed) = (relay, sender, seed);
        _upstream = UdpRelay.Open(relay.Target.AddressFamily);
        _upstream.Connect(relay.Target);
        _descriptor = (int)_upstream.SafeHandle.DangerousGetHandle();
        _token = relay.Loop.Watch(_descriptor, Libc.Readable, this);
    }

    /// <summary>When it was last used, on the steady clock.</summary>
    public long LastUsed { get; private set; }

    /// <inheritdoc/>
    public void Ready() => _relay.Drain(_descriptor, this);

    /// <summary>A datagram has come in: gives it its fate and its time.</summary>
    public void Arrive(UdpParcel parcel, RelayDirection direction, long arrival)
    {
        LastUsed = Math.Max(LastUsed, arrival);
        if (_relay.Tap is not { } tap)
        {
            Plan(parcel, direction, arrival);
            return;
        }

        var sends = tap(direction, parcel.Bytes.ToArray());
        _relay.GiveBack(parcel);
        foreach (var send in sends) Plan(send, arrival);
    }

    /// <summary>Its time has come.</summary>
    public void Send(UdpParcel parcel)
    {
        var tally = _relay.Tally(parcel.Direction);
        if (_isClosed)
        {
            tally.Drop();
        }
        else
        {
            var isOrdered = parcel.Number != UdpParcel.OutOfOrder;
            if (isOrdered && _orders[(int)parcel.Direction].WasOvertaken(parcel.Number)) tally.Reorder();
            tally.Forward(parcel.Length);
            var isSent = parcel.Direction is RelayDirection.Forth
                ? Datagrams.Send(_descriptor, parcel.Bytes, null)
                : Datagrams.Send(_relay.Descriptor, parcel.Bytes, _sender);
            if (!isSent) tally.TakeBack(parcel.Length);
        }

        _relay.GiveBack(parcel);
    }

    /// <summary>Closes its socket; what is on its way is dropped when its time comes.</summary>
    public void Close()
    {
        if (_isClosed) return;
        _isClosed = true;
        _relay.Loop.Unwatch(_descriptor, _token);
        _upstream.Dispose();
    }

    private void Plan(RelaySend send, long arrival)
    {
        var parcel = send.Bytes.Length > _relay.Limits.DatagramBytes ? null : _relay.Take();
        if (parcel is null)
        {
            _relay.Tally(send.Direction).Drop();
            return;
        }

        parcel.Hold(send.Bytes.Span);
        if (send.AfterNanoseconds is not { } after)
        {
            Plan(parcel, send.Direction, arrival);
            return;
        }

        Await(parcel, send.Direction, UdpParcel.OutOfOrder, arrival + after);
    }

    private void Plan(UdpParcel parcel, RelayDirection direction, long arrival)
    {
        var (plan, tally) = (_relay.Plan.In(direction), _relay.Tally(direction));
        var order = _orders[(int)direction];
        var number = order.Take();
        var fate = Fate.Of(plan, Xoshiro256.Mix(_seed, (ulong)direction, 0), number);
        // What gets lost has used the line before.
        var left = _relay.Line(direction).Leave(plan, arrival, parcel.Length);
        if (fate.IsLost)
        {
            tally.Lose();
            _relay.GiveBack(parcel);
            return;
        }

        var release = order.Release(plan, left, fate);
        var copy = fate.IsDoubled ? _relay.Take() : null;
        Await(parcel, direction, number, release);
        if (copy is null) return;
        tally.Duplicate();
        copy.Hold(parcel.Bytes);
        Await(copy, direction, number, release);
    }

    private void Await(UdpParcel parcel, RelayDirection direction, long number, long release)
    {
        (parcel.Flow, parcel.Direction, parcel.Number) = (this, direction, number);
        _relay.Loop.Await(parcel, release);
    }
}
