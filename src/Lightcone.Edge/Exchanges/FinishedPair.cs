using Lightcone.Challenges;

namespace Lightcone.Edge.Exchanges;

/// <summary>A timed phase that is over, at one end.</summary>
/// <param name="Opening">Of which pair.</param>
/// <param name="Payload">What the end is to sign: a receipt or a transcript.</param>
/// <param name="Answered">How many challenges were answered.</param>
public readonly record struct FinishedPair(Opening Opening, byte[] Payload, int Answered);
