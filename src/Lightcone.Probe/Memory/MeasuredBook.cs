using Lightcone.Edge.Exchanges;
using Lightcone.Ranging.Receipts;

namespace Lightcone.Probe.Memory;

/// <summary>The last burst with each host, for whoever looks after the probe; evidence are the receipts
/// alone.</summary>
internal sealed class MeasuredBook
{
    /// <summary>The one that was measured longest ago is forgotten.</summary>
    private const int Most = 4096;

    private readonly Dictionary<string, Measured> _last = [];

    public IReadOnlyList<Measured> NewestFirst => [.. _last.Values.OrderByDescending(one => one.At)];

    public void Note(FinishedPair finished, DateTimeOffset now)
    {
        if (!Receipt.TryParse(finished.Payload, out var receipt, out _)) return; // a transcript has no times
        var id = receipt.Ends.Host.ToString();
        var shortest = receipt.Samples.Min(sample => sample.RoundTrip?.ElapsedNanoseconds);
        if (_last.Count >= Most && !_last.ContainsKey(id)) _last.Remove(_last.Values.MinBy(one => one.At)!.Id);
        _last[id] = new Measured(id, receipt.Samples.Count, finished.Answered, shortest, now);
    }
}
