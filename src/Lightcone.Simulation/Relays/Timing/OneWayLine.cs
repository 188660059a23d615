namespace Lightcone.Simulation.Relays.Timing;

/// <summary>The line of one direction of a relay, which all its flows share: one byte after the other.</summary>
internal sealed class OneWayLine
{
    private const long NanosecondsPerSecond = 1_000_000_000;
    private long _freeAt = long.MinValue;

    /// <summary>When the last byte has gone onto the line, at the plan's rate; never before the arrival.</summary>
    /// <param name="plan">Of this direction.</param>
    /// <param name="arrival">Nanoseconds of the steady clock.</param>
    /// <param name="bytes">At least 0.</param>
    public long Leave(OneWayPlan plan, long arrival, int bytes)
    {
        if (plan.BytesPerSecond is not { } rate) return arrival;
        // Rounded up: a line that rounds down is a little faster than it says.
        var takes = ((bytes * NanosecondsPerSecond) + rate - 1) / rate;
        _freeAt = Math.Max(arrival, _freeAt) + takes;
        return _freeAt;
    }
}
