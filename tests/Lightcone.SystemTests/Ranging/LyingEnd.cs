using Lightcone.Challenges;
using Lightcone.Edge.Exchanges;
using Lightcone.Ranging;
using Lightcone.Ranging.Receipts;

namespace Lightcone.SystemTests.Ranging;

/// <summary>An end whose program signs other times than it measured, if it is told to lie.</summary>
internal sealed class LyingEnd(IEnd honest) : IEnd, IDisposable
{
    public Func<RoundTrip, RoundTrip>? Lie { private get; set; }

    public Role Role => honest.Role;

    public void Start(Opening opening, SessionKeys keys) => honest.Start(opening, keys);

    public bool TryTakeFinished(out FinishedPair finished)
    {
        if (!honest.TryTakeFinished(out finished)) return false;
        if (Lie is { } lie && Receipt.TryParse(finished.Payload, out var receipt, out _))
        {
            var samples = receipt.Samples.Select(sample =>
                sample.RoundTrip is { } true_ ? sample with { RoundTrip = lie(true_) } : sample);
            finished = finished with { Payload = (receipt with { Samples = [.. samples] }).ToPayload() };
        }

        return true;
    }

    public void Dispose() => (honest as IDisposable)?.Dispose();
}
