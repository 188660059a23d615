namespace Lightcone.Ranging.Sessions;

/// <summary>When an answer came, by the landmark's clocks. The default bears out no round trip.</summary>
/// <param name="After">Read by the program after it received the answer.</param>
/// <param name="KernelReceived">The kernel's stamp on the wall clock; null where there is none.</param>
public readonly record struct Arrival(Reading After, long? KernelReceived);
