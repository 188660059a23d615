namespace Lightcone.Probe.Memory;

/// <summary>The last burst with one host, or with another landmark.</summary>
/// <param name="Id">The id of its key.</param>
/// <param name="Sent">Challenges.</param>
/// <param name="Answered">Of them.</param>
/// <param name="ShortestNanoseconds">The shortest round trip; null where none was answered.</param>
/// <param name="At">When the burst was over, by this probe's clock.</param>
internal sealed record Measured(string Id, int Sent, int Answered, long? ShortestNanoseconds, DateTimeOffset At);
