namespace Lightcone.Ranging.Sessions;

/// <summary>A landmark's three clocks, read together, in nanoseconds each.</summary>
/// <param name="Steady">A clock that nobody sets and nothing steers, so that it errs by its crystal alone; it may stand
/// still while the machine sleeps.</param>
/// <param name="SinceBoot">A clock that nobody sets and that goes on while the machine sleeps; its rate may be
/// steered.</param>
/// <param name="Wall">The wall clock, since any one moment: the kernel's stamps are readings of it. It can be
/// set.</param>
public readonly record struct Reading(long Steady, long SinceBoot, long Wall);
