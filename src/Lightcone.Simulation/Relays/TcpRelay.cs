using System.Net;
using System.Net.Sockets;
using Lightcone.Simulation.Relays.Loop;
using Lightcone.Simulation.Relays.Tcp;
using Lightcone.Simulation.Relays.Timing;
using Lightcone.Simulation.Worlds;

namespace Lightcone.Simulation.Relays;

/// <summary>Passes connections on to its target, as far apart as its plan says.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>The kernel accepts a connection at once: how long connecting took says nothing of the plan. Everything after
/// it does: the target hears of the connection after the way forth, and of each byte.</item>
/// <item>Bytes stay in order and complete, so a plan must not lose, double or reorder. Jitter makes later bytes
/// wait behind earlier ones.</item>
/// <item>An end that is closed for writing alone, and one that is broken off, arrive as such at the other end.</item>
/// </list>
/// </remarks>
public sealed class TcpRelay : IDisposable, IPolled
{
    private const int BacklogLength = 512;

    private readonly HashSet<TcpConnection> _connections = [];
    private readonly Tally[] _tallies = [new(), new()];
    private readonly OneWayLine[] _lines = [new(), new()];
    private readonly Socket _listener;
    private readonly int _descriptor;
    private readonly long _token;
    private readonly ulong _seed;
    private RelayPlan _plan;
    private int _open;
    private long _connectionsSoFar;
    private bool _isDisposed;

    /// <param name="loop">Whose thread this runs on; so does this constructor.</param>
    /// <param name="order">What was asked for.</param>
    /// <param name="seed">For chance.</param>
    internal TcpRelay(RelayLoop loop, RelayOrder order, ulong seed)
    {
        (Loop, Target, Limits, _plan, _seed) = (loop, order.Target, order.Limits, ForStreams(order.Plan), seed);
        _listener = new Socket(order.Listen.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
        _listener.Bind(order.Listen);
        _listener.Listen(BacklogLength);
        EndPoint = (IPEndPoint)_listener.LocalEndPoint!;
        _descriptor = (int)_listener.SafeHandle.DangerousGetHandle();
        _token = loop.Watch(_descriptor, Libc.Readable, this);
    }

    /// <summary>Where to connect to instead of to the target.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Where it passes things on to.</summary>
    public IPEndPoint Target { get; }

    /// <summary>The plan for all bytes that arrive from now on; may be set at any time.</summary>
    /// <exception cref="ArgumentException">It loses, doubles or reorders.</exception>
    public RelayPlan Plan { get => Volatile.Read(ref _plan); set => Volatile.Write(ref _plan, ForStreams(value)); }

    /// <summary>How many connections are open now.</summary>
    public int Connections => Volatile.Read(ref _open);

    /// <summary>What it holds at most.</summary>
    public RelayLimits Limits { get; }

    internal RelayLoop Loop { get; }

    /// <summary>For one reading at a time: all connections share the thread.</summary>
    internal byte[] Buffer { get; } = new byte[64 << 10];

    /// <summary>What one direction has done so far, in pieces of the streams.</summary>
    public RelayCounts Counts(RelayDirection direction) => Tally(direction).Read();

    /// <summary>Breaks off all connections and closes the sockets. Its counts can still be read.</summary>
    public void Dispose()
    {
        if (Volatile.Read(ref _isDisposed)) return;
        Loop.AskOrDo(Close);
    }

    /// <summary>Somebody connects.</summary>
    void IPolled.Ready()
    {
        Socket accepted;
        try
        {
            accepted = _listener.Accept();
        }
        catch (SocketException)
        {
            return; // whoever it was has gone again
        }

        if (_connections.Count >= Limits.Flows)
        {
            Tally(RelayDirection.Forth).Drop(); // before the reset, so that whoever got it finds it counted
            accepted.LingerState = new LingerOption(true, 0);
            accepted.Dispose();
            return;
        }

        var seed = Xoshiro256.Mix(_seed, (ulong)_connectionsSoFar++, 0);
        _connections.Add(new TcpConnection(this, accepted, seed));
        Volatile.Write(ref _open, _connections.Count);
    }

    internal Tally Tally(RelayDirection direction) => _tallies[(int)direction];

    internal OneWayLine Line(RelayDirection direction) => _lines[(int)direction];

    /// <summary>A connection has closed itself.</summary>
    internal void Forget(TcpConnection connection)
    {
        _connections.Remove(connection);
        Volatile.Write(ref _open, _connections.Count);
    }

    private static RelayPlan ForStreams(RelayPlan plan) =>
        plan.Forth.IsForDatagramsOnly || plan.Back.IsForDatagramsOnly
            ? throw new ArgumentException("A stream loses, doubles and reorders nothing.", nameof(plan))
            : plan;

    private void Close()
    {
        if (_isDisposed) return;
        Volatile.Write(ref _isDisposed, true);
        foreach (var connection in _connections.ToList()) connection.Close(isReset: true);
        Loop.Unwatch(_descriptor, _token);
        _listener.Dispose();
    }
}
