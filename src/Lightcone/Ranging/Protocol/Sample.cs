namespace Lightcone.Ranging.Protocol;

/// <summary>One challenge of a session.</summary>
/// <param name="Sequence">From 1, rising by one.</param>
/// <param name="Nonce">16 bytes as one number, sent once.</param>
/// <param name="RoundTrip">The time to its answer on the landmark's clock; null where none came.</param>
public sealed record Sample(uint Sequence, UInt128 Nonce, RoundTrip? RoundTrip);
