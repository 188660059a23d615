namespace Lightcone.Edge.Exchanges;

/// <summary>How fast exchanges may follow each other: many at once while there is something to tell, four a second for
/// longer. A verifier that answers at once and says nothing would else take a whole core, and push what left before out
/// of the ledger.</summary>
/// <param name="time">Its clock.</param>
internal sealed class Pace(TimeProvider time)
{
    /// <summary>Exchanges that may follow each other at once.</summary>
    public const int AtOnce = 64;

    private static readonly TimeSpan Each = TimeSpan.FromMilliseconds(250);

    private readonly long _begun = time.GetTimestamp();
    private TimeSpan _used;

    /// <summary>Counts an exchange, and says how long to wait before it; below zero is not at all.</summary>
    public TimeSpan Next()
    {
        var now = time.GetElapsedTime(_begun);
        _used = (_used > now ? _used : now) + Each;
        return _used - now - (Each * AtOnce);
    }
}
