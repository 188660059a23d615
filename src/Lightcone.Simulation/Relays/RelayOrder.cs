using System.Net;

namespace Lightcone.Simulation.Relays;

/// <summary>A relay that is to be made.</summary>
/// <param name="Target">Where it passes things on to: a loopback address.</param>
/// <param name="Plan">How far apart it puts the two ends at first.</param>
public sealed record RelayOrder(IPEndPoint Target, RelayPlan Plan)
{
    /// <summary>Where things are passed on to: a loopback address and a port.</summary>
    public IPEndPoint Target { get; } = OnLoopback(Target, nameof(Target));

    /// <summary>Where the relay listens: any free port of the target's loopback address unless stated.</summary>
    public IPEndPoint Listen
    {
        get => field ?? new IPEndPoint(Target.Address, 0);
        init => field = OnLoopback(value, nameof(Listen));
    }

    /// <summary>What the relay holds at most.</summary>
    public RelayLimits Limits { get; init; } = RelayLimits.Usual;

    // A kit that can tamper with what passes has no business on a real network.
    private static IPEndPoint OnLoopback(IPEndPoint endPoint, string name) => IPAddress.IsLoopback(endPoint.Address)
        ? new IPEndPoint(endPoint.Address, endPoint.Port)
        : throw new ArgumentException("A relay works on loopback addresses only.", name);
}
