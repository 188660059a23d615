namespace Lightcone.Simulation.Relays;

/// <summary>A box on the path that sees every datagram of a relay and says what goes on instead.</summary>
/// <remarks>For attack tests, and for nothing else: it reflects, replays, alters, answers early. It runs on the one
/// thread of the kit, so it must be quick and must not wait. What it throws ends the kit, and its
/// <see cref="RelayKit.Fault"/> says so.</remarks>
/// <param name="direction">Which way the datagram goes.</param>
/// <param name="datagram">The datagram: a copy that the box may keep.</param>
/// <returns>Everything to be sent: nothing, the same, something else, several, in either direction.</returns>
public delegate IReadOnlyList<RelaySend> RelayTap(RelayDirection direction, ReadOnlyMemory<byte> datagram);
