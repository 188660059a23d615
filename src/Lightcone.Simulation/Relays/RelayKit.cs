using System.Net;
using System.Net.Sockets;
using Lightcone.Simulation.Relays.Loop;
using Lightcone.Simulation.Worlds;

namespace Lightcone.Simulation.Relays;

/// <summary>Relays on loopback that put processes of one machine far apart: for tests and demonstrations.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>A relay is never early: whatever passes takes at least the planned time, measured on any clock.</item>
/// <item>How late it is depends on the machine: tens of microseconds as a rule, milliseconds now and then.</item>
/// <item>Chance comes from the seed alone. The same relays made in the same order lose, double and hold back the
/// same datagrams of each flow.</item>
/// <item>All relays of a kit share one thread. Linux only.</item>
/// </list>
/// </remarks>
public sealed class RelayKit : IDisposable
{
    private readonly RelayLoop _loop = new();
    private readonly List<IDisposable> _relays = [];
    private bool _isDisposed;

    /// <summary>A kit without relays.</summary>
    /// <param name="seed">Any number; whoever chose it prints it, so that a run can be repeated.</param>
    public RelayKit(ulong seed) => Seed = seed;

    /// <summary>Where all chance comes from.</summary>
    public ulong Seed { get; }

    /// <summary>What stopped the kit against its will, such as a tap that threw; null while all is well.</summary>
    public Exception? Fault => _loop.Fault;

    /// <summary>Makes a relay for datagrams, on any free port of the target's address.</summary>
    /// <param name="target">A loopback address and port.</param>
    /// <param name="plan">How far apart it puts the two ends at first.</param>
    /// <exception cref="ArgumentException">The target is not on loopback.</exception>
    /// <exception cref="InvalidOperationException">The kit has stopped.</exception>
    public UdpRelay Udp(IPEndPoint target, RelayPlan plan) => Udp(new RelayOrder(target, plan));

    /// <summary>Makes a relay for datagrams.</summary>
    /// <exception cref="InvalidOperationException">The kit has stopped.</exception>
    /// <exception cref="SocketException">The address to listen at is taken.</exception>
    public UdpRelay Udp(RelayOrder order) => Make(seed => new UdpRelay(_loop, order, seed));

    /// <summary>Makes a relay for connections, on any free port of the target's address.</summary>
    /// <param name="target">A loopback address and port.</param>
    /// <param name="plan">How far apart it puts the two ends at first.</param>
    /// <exception cref="ArgumentException">The target is not on loopback, or the plan loses, doubles or reorders.
    /// </exception>
    /// <exception cref="InvalidOperationException">The kit has stopped.</exception>
    public TcpRelay Tcp(IPEndPoint target, RelayPlan plan) => Tcp(new RelayOrder(target, plan));

    /// <summary>Makes a relay for connections.</summary>
    /// <exception cref="ArgumentException">The plan loses, doubles or reorders.</exception>
    /// <exception cref="InvalidOperationException">The kit has stopped.</exception>
    /// <exception cref="SocketException">The address to listen at is taken.</exception>
    public TcpRelay Tcp(RelayOrder order) => Make(seed => new TcpRelay(_loop, order, seed));

    /// <summary>Closes all relays and ends the thread.</summary>
    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        _loop.Stop();
        foreach (var relay in _relays) relay.Dispose();
        _loop.Dispose();
    }

    private T Make<T>(Func<ulong, T> relay) where T : class, IDisposable
    {
        T? made = null;
        _loop.Ask(() =>
        {
            made = relay(Xoshiro256.Mix(Seed, (ulong)_relays.Count, 0));
            _relays.Add(made);
        });
        return made!;
    }
}
