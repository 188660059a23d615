namespace Lightcone.Ranging.Sessions;

/// <summary>The clock readings round one challenge and its answer, and the round trip that they bear out.</summary>
/// <remarks>
/// Rules (docs/ranging-protocol.md, section 8). The program reads its clocks before it sends and after it receives:
/// whatever goes wrong in between makes that span longer, never shorter. The longer of the steady clock's span and that
/// of the clock that also runs in sleep counts: a landmark that slept meanwhile did not hear how long. The kernel's own
/// stamps leave the program's part out, but run on the wall clock, which can be set. They count only if they lie in
/// order between wall readings taken round them, and those agree with the span to 2 us and 500 ppm; a clock that was
/// set, a stamp of another datagram or one taken too late or too early falls back to the span. Within that tolerance a
/// wall clock that was set back would still shorten it, by 15 km at 200 ms: what it lacks beside the span is added.
/// </remarks>
public sealed record Stamps
{
    private const long SlackNanoseconds = 2_000;
    private const long SlackPartsPerMillion = 500;

    /// <summary>Before the challenge was handed to the kernel.</summary>
    public required Reading Before { get; init; }

    /// <summary>After the answer was received.</summary>
    public required Reading After { get; init; }

    /// <summary>By the kernel, on the wall clock, when the challenge left; matched by the challenge's own bytes. Null
    /// where there is no such stamp.</summary>
    public long? KernelSent { get; init; }

    /// <summary>By the kernel, on the wall clock, when the answer came in; null where there is no such stamp.</summary>
    public long? KernelReceived { get; init; }

    /// <summary>The round trip; null if one of the clocks that nobody sets did not even advance, which no honest one
    /// does.</summary>
    public RoundTrip? RoundTrip
    {
        get
        {
            if (!TrySpan(Before.Steady, After.Steady, out var steady)) return null;
            if (!TrySpan(Before.SinceBoot, After.SinceBoot, out var sinceBoot)) return null;
            var span = Math.Max(steady, sinceBoot);
            return new RoundTrip(KernelSpan(span) ?? span);
        }
    }

    private long? KernelSpan(long longest)
    {
        if (KernelSent is not { } sent || KernelReceived is not { } received) return null;
        if (!TrySpan(Before.Wall, After.Wall, out var wall)) return null;
        if (Before.Wall > sent || received > After.Wall) return null;
        if (!TrySpan(sent, received, out var span)) return null;
        var slack = SlackNanoseconds + (long)((Int128)longest * SlackPartsPerMillion / 1_000_000);
        return Int128.Abs((Int128)wall - longest) <= slack ? span + Math.Max(0, longest - wall) : null;
    }

    private static bool TrySpan(long from, long to, out long span)
    {
        var difference = (Int128)to - from;
        var isSpan = difference > 0 && difference <= RttSet.LongestRoundTripNanoseconds;
        span = isSpan ? (long)difference : 0;
        return isSpan;
    }
}
