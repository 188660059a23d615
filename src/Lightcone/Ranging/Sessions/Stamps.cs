namespace Lightcone.Ranging.Sessions;

/// <summary>The clock readings round one challenge and its answer, and the round trip that they bear out.</summary>
/// <remarks>
/// Rules (docs/ranging-protocol.md, section 8). The program reads its steady clock before it sends and after it
/// receives: whatever goes wrong in between makes that span longer, never shorter. The kernel's own stamps leave the
/// program's part out, but run on the wall clock, which can be set. They count only if they lie in order between wall
/// readings taken round them, and those agree with the steady clock to 2 us and 500 ppm; a clock that was set, a stamp
/// of another datagram or one taken too late or too early falls back to the steady clock. Within that tolerance a wall
/// clock that was set back would still shorten the span, by 15 km at 200 ms: what it lacks beside the steady clock is
/// added.
/// </remarks>
public sealed record Stamps
{
    private const long SlackNanoseconds = 2_000;
    private const long SlackPartsPerMillion = 500;

    /// <summary>The steady clock before the challenge was handed to the kernel, in nanoseconds.</summary>
    public required long SteadyBefore { get; init; }

    /// <summary>The steady clock after the answer was received.</summary>
    public required long SteadyAfter { get; init; }

    /// <summary>The wall clock and the kernel's stamps; null where there are none.</summary>
    public KernelStamps? Kernel { get; init; }

    /// <summary>The round trip; null if the clock did not even advance, which no honest clock does.</summary>
    public RoundTrip? RoundTrip
    {
        get
        {
            if (!TrySpan(SteadyBefore, SteadyAfter, out var steady)) return null;
            return new RoundTrip(KernelSpan(steady) ?? steady);
        }
    }

    private long? KernelSpan(long steady)
    {
        if (Kernel is not { } kernel) return null;
        if (!TrySpan(kernel.WallBefore, kernel.WallAfter, out var wall)) return null;
        if (kernel.WallBefore > kernel.Sent || kernel.Received > kernel.WallAfter) return null;
        if (!TrySpan(kernel.Sent, kernel.Received, out var span)) return null;
        var slack = SlackNanoseconds + (long)((Int128)steady * SlackPartsPerMillion / 1_000_000);
        return Int128.Abs((Int128)wall - steady) <= slack ? span + Math.Max(0, steady - wall) : null;
    }

    private static bool TrySpan(long from, long to, out long span)
    {
        var difference = (Int128)to - from;
        var isSpan = difference > 0 && difference <= RttSet.LongestRoundTripNanoseconds;
        span = isSpan ? (long)difference : 0;
        return isSpan;
    }
}
