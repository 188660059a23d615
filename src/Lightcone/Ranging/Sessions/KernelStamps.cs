namespace Lightcone.Ranging.Sessions;

/// <summary>Readings of the wall clock, in nanoseconds since any one moment.</summary>
/// <param name="WallBefore">By the program, before it sent.</param>
/// <param name="Sent">By the kernel, when the challenge left; matched by the challenge's own bytes.</param>
/// <param name="Received">By the kernel, when the answer came in.</param>
/// <param name="WallAfter">By the program, after it received.</param>
public sealed record KernelStamps(long WallBefore, long Sent, long Received, long WallAfter);
