using System.Diagnostics;

namespace Lightcone.Simulation.Relays.Loop;

/// <summary>When a datagram arrived, on the steady clock.</summary>
/// <remarks>
/// The kernel stamps an arriving datagram at once, but with the wall clock; the relay thread wakes up tens of
/// microseconds later. Counting the delay from the stamp keeps that wake-up out of the relay's error. A wall clock
/// may step, though, and a relay must never be early. So:
/// <list type="bullet">
/// <item>The wall clock is read before the steady one: their measured difference is at most the true one, and a
/// stamp minus it is at the arrival or after it.</item>
/// <item>Only stamps between two readings that agree count. Both clocks are slewed alike, so the true difference
/// changes in steps alone, and any step voids all stamps before it.</item>
/// <item>The microsecond within which readings count as agreeing is added.</item>
/// <item>Where no stamp counts, now does.</item>
/// </list>
/// </remarks>
internal sealed class ArrivalClock(Func<(long Wall, long Steady)> read)
{
    private const long ToleranceNanoseconds = 1000;
    private const int Tries = 4;
    private long _difference = long.MinValue;
    private long _steadySince = long.MaxValue; // wall clock
    private long _lastReading = long.MinValue; // wall clock

    /// <summary>The steady clock, in nanoseconds.</summary>
    public static long Now => Stopwatch.Frequency == 1_000_000_000
        ? Stopwatch.GetTimestamp()
        : throw new PlatformNotSupportedException("The relay kit needs Linux, with a steady clock in nanoseconds.");

    /// <summary>Both clocks of this machine, the wall clock first.</summary>
    public static unsafe (long Wall, long Steady) OfMachine()
    {
        var time = stackalloc long[2];
        _ = Libc.ClockRead(Libc.ClockRealtime, time);
        var wall = (time[0] * 1_000_000_000) + time[1];
        return (wall, Now);
    }

    /// <summary>Reads both clocks: after each waiting, before anything is received.</summary>
    public void Read()
    {
        var (wall, difference) = ReadOnce();
        // Put off between the two readings, this thread sees less than the truth; a clock set back looks the same,
        // but does so again.
        for (var i = 1; i < Tries && difference < _difference - ToleranceNanoseconds; i++)
            (wall, difference) = ReadOnce();
        var agrees = difference <= _difference && difference >= _difference - ToleranceNanoseconds;
        if (!agrees) (_difference, _steadySince) = (difference, wall);
        _lastReading = wall;
    }

    /// <summary>The arrival on the steady clock: not before the true one, and not after now.</summary>
    /// <param name="stamp">Of the kernel: nanoseconds of the wall clock, or 0 for none.</param>
    /// <param name="now">Of the steady clock, read after the datagram.</param>
    public long ArrivalOf(long stamp, long now) => stamp < _steadySince || stamp > _lastReading
        ? now
        : Math.Min(now, stamp - _difference + ToleranceNanoseconds);

    private (long Wall, long Difference) ReadOnce()
    {
        var (wall, steady) = read();
        return (wall, wall - steady);
    }
}
