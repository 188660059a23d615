using System.Net.Sockets;
using Lightcone.Simulation.Relays.Loop;
using Lightcone.Simulation.Worlds;

namespace Lightcone.Simulation.Relays.Tcp;

/// <summary>One connection through a relay: two sockets, and a pipe for each direction.</summary>
internal sealed class TcpConnection : IDue
{
    private readonly TcpEnd _near;
    private readonly TcpEnd _far;
    private readonly TcpPipe _forth;
    private readonly TcpPipe _back;
    private bool _isConnecting;
    private bool _isClosed;

    public TcpConnection(TcpRelay relay, Socket accepted, ulong seed)
    {
        Relay = relay;
        _near = new TcpEnd(relay.Loop, accepted, NearIsReady);
        _far = new TcpEnd(relay.Loop,
            new Socket(relay.Target.AddressFamily, SocketType.Stream, ProtocolType.Tcp), FarIsReady);
        _forth = new TcpPipe(this, RelayDirection.Forth, seed);
        _back = new TcpPipe(this, RelayDirection.Back, Xoshiro256.Mix(seed, 1, 0));
        // The target hears of the connection no sooner than a packet could get there: a target that speaks first
        // would otherwise be heard after half a round trip.
        relay.Loop.Await(this, ArrivalClock.Now + relay.Plan.Forth.LeastNanoseconds);
        Watch();
    }

    /// <summary>The relay that it belongs to.</summary>
    public TcpRelay Relay { get; }

    /// <summary>Whether the target has accepted.</summary>
    public bool IsConnected { get; private set; }

    /// <summary>Where a direction's bytes go.</summary>
    public TcpEnd Sink(RelayDirection direction) => direction is RelayDirection.Forth ? _far : _near;

    /// <summary>Time to connect to the target, or to break off because that failed.</summary>
    public void Release()
    {
        if (_isClosed) return;
        if (_isConnecting)
        {
            Close(isReset: true);
            return;
        }

        _isConnecting = true;
        var address = Relay.Target.Serialize();
        if (_far.Connect(address.Buffer.Span[..address.Size])) Watch();
        else Refuse();
    }

    /// <summary>Something in this pipe may be due, or have room.</summary>
    public void Turn(TcpPipe pipe)
    {
        if (_isClosed) return;
        pipe.Write();
        if (_forth.IsDone && _back.IsDone) Close(isReset: false);
        Watch();
    }

    /// <summary>The end to which a direction leads is broken; the other end hears of it after the way back.</summary>
    public void Break(RelayDirection direction)
    {
        var other = direction is RelayDirection.Forth ? _back : _forth;
        if (other.IsDone) Close(isReset: true);
        else other.End(isReset: true);
    }

    /// <summary>Closes both sockets.</summary>
    public void Close(bool isReset)
    {
        if (_isClosed) return;
        _isClosed = true;
        _near.Close(isReset);
        _far.Close(isReset);
        Relay.Forget(this);
    }

    // Readable or writable: asking in vain costs next to nothing.
    private void NearIsReady()
    {
        _forth.Read(_near, Relay.Buffer);
        Turn(_back);
    }

    private void FarIsReady()
    {
        if (!IsConnected && !_far.HasConnected())
        {
            Refuse();
            return;
        }

        IsConnected = true;
        _back.Read(_far, Relay.Buffer);
        Turn(_forth);
    }

    /// <summary>Nobody listens at the target: whoever dialled hears of it after the way back.</summary>
    private void Refuse()
    {
        _far.Close(isReset: true);
        Relay.Tally(RelayDirection.Forth).Drop();
        Relay.Loop.Await(this, ArrivalClock.Now + Relay.Plan.Back.LeastNanoseconds);
    }

    private void Watch()
    {
        if (_isClosed) return;
        _near.Want(Wanted(_forth.WantsToRead, _back.WantsToWrite));
        if (!_isConnecting) return;
        if (IsConnected) _far.Want(Wanted(_back.WantsToRead, _forth.WantsToWrite));
        else _far.Want(Libc.Writable);
    }

    private static uint Wanted(bool reads, bool writes) =>
        (reads ? Libc.Readable : 0) | (writes ? Libc.Writable : 0);
}
