using Lightcone.Wire;

namespace Lightcone.Ranging.Frames;

/// <summary>The two ends of a timed phase, by the ids of their long-lived keys.</summary>
/// <param name="Host">Who is to be located.</param>
/// <param name="Landmark">Who times it.</param>
public sealed record Pair(Digest Host, Digest Landmark);
