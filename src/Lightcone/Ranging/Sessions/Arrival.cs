namespace Lightcone.Ranging.Sessions;

/// <summary>The landmark's clock readings when an answer came. The default bears out no round trip.</summary>
/// <param name="SteadyAfter">The steady clock after the answer was received, in nanoseconds.</param>
/// <param name="WallAfter">The wall clock then, in nanoseconds since any one moment.</param>
/// <param name="KernelReceived">The kernel's stamp on the wall clock; null where there is none.</param>
public readonly record struct Arrival(long SteadyAfter, long WallAfter, long? KernelReceived);
