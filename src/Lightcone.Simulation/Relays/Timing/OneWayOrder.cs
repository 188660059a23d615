namespace Lightcone.Simulation.Relays.Timing;

/// <summary>The order of one flow in one direction: who is released when, and who overtook whom.</summary>
internal sealed class OneWayOrder
{
    private long _latestRelease = long.MinValue;
    private long _furthest = -1;

    /// <summary>How many have come so far: the next one's number.</summary>
    public long Next { get; private set; }

    /// <summary>The number of the one that comes now.</summary>
    public long Take() => Next++;

    /// <summary>When a datagram is released: never before what the plan says, and not before those ahead of it
    /// unless it is held back.</summary>
    /// <param name="plan">Of its direction.</param>
    /// <param name="left">When its last byte had gone onto the line.</param>
    /// <param name="fate">Its own.</param>
    public long Release(OneWayPlan plan, long left, Fate fate)
    {
        var release = left + plan.LeastNanoseconds + fate.JitterNanoseconds;
        // A held one does not hold up those behind it: that is what lets them overtake.
        if (fate.IsHeld) return release + plan.HoldNanoseconds;
        // Jitter, or a plan that became shorter, must not reorder on its own; waiting is never early.
        _latestRelease = Math.Max(_latestRelease, release);
        return _latestRelease;
    }

    /// <summary>Notes that one was released; whether a later one went before it.</summary>
    public bool WasOvertaken(long number)
    {
        if (number < _furthest) return true;
        _furthest = number;
        return false;
    }
}
