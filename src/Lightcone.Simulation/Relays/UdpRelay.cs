using System.Net;
using System.Net.Sockets;
using Lightcone.Simulation.Relays.Loop;
using Lightcone.Simulation.Relays.Timing;
using Lightcone.Simulation.Relays.Udp;
using Lightcone.Simulation.Worlds;

namespace Lightcone.Simulation.Relays;

/// <summary>Passes datagrams between whoever sends to it and its target, as far apart as its plan says.</summary>
/// <remarks>Each sender address has a flow of its own, with its own address towards the target.</remarks>
public sealed class UdpRelay : IDisposable, IPolled
{
    private const int MostPerTurn = 32; // so that no relay starves the others
    private const int KernelBufferBytes = 1 << 20;

    private readonly Dictionary<SocketAddressBytes, UdpFlow> _flows = [];
    private readonly Tally[] _tallies = [new(), new()];
    private readonly OneWayLine[] _lines = [new(), new()];
    private readonly Stack<UdpParcel> _parcels = new();
    private readonly Socket _listener;
    private readonly long _token;
    private readonly ulong _seed;
    private RelayPlan _plan;
    private RelayTap? _tap;
    private int _onTheWay;
    private int _openFlows;
    private long _flowsSoFar;
    private bool _isDisposed;

    /// <param name="loop">Whose thread this runs on; so does this constructor.</param>
    /// <param name="order">What was asked for.</param>
    /// <param name="seed">For chance.</param>
    internal UdpRelay(RelayLoop loop, RelayOrder order, ulong seed)
    {
        (Loop, Target, Limits, _plan, _seed) = (loop, order.Target, order.Limits, order.Plan, seed);
        _listener = Open(order.Listen.AddressFamily);
        _listener.Bind(order.Listen);
        EndPoint = (IPEndPoint)_listener.LocalEndPoint!;
        Descriptor = (int)_listener.SafeHandle.DangerousGetHandle();
        _token = loop.Watch(Descriptor, Libc.Readable, this);
    }

    /// <summary>Where to send to instead of to the target.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Where it passes things on to.</summary>
    public IPEndPoint Target { get; }

    /// <summary>The plan for everything that arrives from now on; may be set at any time. What is on its way keeps
    /// its old time, and in one flow nothing overtakes it even if the new plan is shorter.</summary>
    public RelayPlan Plan { get => Volatile.Read(ref _plan); set => Volatile.Write(ref _plan, value); }

    /// <summary>What tampers with the datagrams, for attack tests; null for nothing. May be set at any time.</summary>
    public RelayTap? Tap { get => Volatile.Read(ref _tap); set => Volatile.Write(ref _tap, value); }

    /// <summary>How many senders have a flow now.</summary>
    public int Flows => Volatile.Read(ref _openFlows);

    /// <summary>What it holds at most.</summary>
    public RelayLimits Limits { get; }

    internal RelayLoop Loop { get; }

    internal int Descriptor { get; }

    /// <summary>What one direction has done so far.</summary>
    public RelayCounts Counts(RelayDirection direction) => Tally(direction).Read();

    /// <summary>Closes its sockets; what is on its way is lost. Its counts can still be read.</summary>
    public void Dispose()
    {
        if (Volatile.Read(ref _isDisposed)) return;
        Loop.AskOrDo(Close);
    }

    /// <summary>A datagram from a sender is there.</summary>
    void IPolled.Ready() => Drain(Descriptor, null);

    /// <summary>A socket of the kind that relays use.</summary>
    internal static Socket Open(AddressFamily family)
    {
        var socket = new Socket(family, SocketType.Dgram, ProtocolType.Udp)
        {
            ReceiveBufferSize = KernelBufferBytes,
            SendBufferSize = KernelBufferBytes,
        };
        socket.SetRawSocketOption(Libc.SocketLevel, Libc.TimeStampOption, BitConverter.GetBytes(1));
        return socket;
    }

    /// <summary>Receives what is there: at the listener from anyone, at a flow's socket from the target.</summary>
    internal void Drain(int descriptor, UdpFlow? flow)
    {
        var direction = flow is null ? RelayDirection.Forth : RelayDirection.Back;
        var tally = Tally(direction);
        for (var i = 0; i < MostPerTurn; i++)
        {
            // Over the limit, a datagram must still be taken off the socket; this parcel is then given back.
            var parcel = Rent();
            var received = Datagrams.Receive(descriptor, parcel.Buffer);
            parcel.Length = received.Length;
            if (received.Kind is not ReceivedKind.Whole || _onTheWay > Limits.Datagrams)
            {
                GiveBack(parcel);
                if (received.Kind is ReceivedKind.Nothing) return;
                if (received.Kind is ReceivedKind.Nobody) continue;
                tally.Drop();
                tally.Receive();
                continue;
            }

            var arrival = Loop.Arrivals.ArrivalOf(received.Stamp, ArrivalClock.Now);
            (flow ?? FlowOf(received.Sender)).Arrive(parcel, direction, arrival);
            // Last: whoever sees it counted may change plan and tap, and knows what was lost.
            tally.Receive();
        }
    }

    /// <summary>An empty parcel, or null if too much is on its way.</summary>
    internal UdpParcel? Take() => _onTheWay < Limits.Datagrams ? Rent() : null;

    /// <summary>Takes a parcel back that is no longer needed.</summary>
    internal void GiveBack(UdpParcel parcel)
    {
        parcel.Flow = null;
        _onTheWay--;
        _parcels.Push(parcel);
    }

    internal Tally Tally(RelayDirection direction) => _tallies[(int)direction];

    internal OneWayLine Line(RelayDirection direction) => _lines[(int)direction];

    private UdpParcel Rent()
    {
        _onTheWay++;
        return _parcels.TryPop(out var parcel) ? parcel : new UdpParcel(Limits.DatagramBytes);
    }

    private UdpFlow FlowOf(SocketAddressBytes sender)
    {
        if (_flows.TryGetValue(sender, out var known)) return known;
        if (_flows.Count >= Limits.Flows)
        {
            var (silent, oldest) = _flows.MinBy(pair => pair.Value.LastUsed);
            oldest.Close();
            _flows.Remove(silent);
        }

        var flow = new UdpFlow(this, sender, Xoshiro256.Mix(_seed, (ulong)_flowsSoFar++, 0));
        _flows.Add(sender, flow);
        Volatile.Write(ref _openFlows, _flows.Count);
        return flow;
    }

    private void Close()
    {
        if (_isDisposed) return;
        Volatile.Write(ref _isDisposed, true);
        foreach (var flow in _flows.Values) flow.Close();
        _flows.Clear();
        Volatile.Write(ref _openFlows, 0);
        Loop.Unwatch(Descriptor, _token);
        _listener.Dispose();
    }
}
