using Lightcone.Ranging.Sessions;

namespace Lightcone.Edge.Sockets;

/// <summary>The clocks that stamps are read from, in nanoseconds as 64-bit numbers.</summary>
public static unsafe class Clocks
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>The steady clock (CLOCK_MONOTONIC_RAW): nobody sets it, nothing steers its rate.</summary>
    public static long Steady => Read(Kernel.MonotonicRaw);

    /// <summary>The wall clock (CLOCK_REALTIME), since 1970; the kernel's stamps are readings of it.</summary>
    public static long Wall => Read(Kernel.Realtime);

    /// <summary>All three that a round trip is borne out by. The longest span is between one reading before and one
    /// after: which clock is read first in each does not matter, since each is held against itself alone.</summary>
    public static Reading All => new(Steady, Read(Kernel.SinceBoot), Wall);

    private static long Read(int clock)
    {
        Kernel.TimeSpec time;
        return Kernel.ReadClock(clock, &time) == 0
            ? (time.Seconds * NanosecondsPerSecond) + time.Nanoseconds
            : throw new PlatformNotSupportedException("clock_gettime");
    }
}
