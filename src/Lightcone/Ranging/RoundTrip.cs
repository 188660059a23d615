namespace Lightcone.Ranging;

/// <summary>The time from a landmark's challenge to the target's answer, on the landmark's clock.</summary>
/// <param name="ElapsedNanoseconds">More than 0. Not a TimeSpan: a tick is 100 ns = 15 m, truncated the wrong
/// way.</param>
public sealed record RoundTrip(long ElapsedNanoseconds)
{
    /// <summary>Nanoseconds between challenge and answer, more than 0.</summary>
    public long ElapsedNanoseconds { get; } = ElapsedNanoseconds > 0
        ? ElapsedNanoseconds
        : throw new ArgumentOutOfRangeException(nameof(ElapsedNanoseconds));
}
