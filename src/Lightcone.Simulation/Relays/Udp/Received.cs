namespace Lightcone.Simulation.Relays.Udp;

/// <summary>What one look at a socket gave. The default: nothing was there.</summary>
/// <param name="Kind">Whether there is a datagram.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Sender">Where it came from.</param>
/// <param name="Stamp">When the kernel saw it, in nanoseconds of the wall clock; 0 if it did not say.</param>
internal readonly record struct Received(ReceivedKind Kind, int Length, SocketAddressBytes Sender, long Stamp);
