namespace Lightcone.Edge.Records;

/// <summary>One thing that left this host.</summary>
/// <param name="At">When, by this host's clock.</param>
/// <param name="What">In a few words, for example <c>exchange: 2 lightcone/offer/1</c>.</param>
/// <param name="To">Where to.</param>
/// <param name="Bytes">How many bytes in all, without headers of the network.</param>
/// <param name="Sha256">Of the bytes, in lower-case hexadecimal; null where they are many small frames.</param>
public sealed record LedgerEntry(DateTimeOffset At, string What, string To, long Bytes, string? Sha256);
