namespace Lightcone.Simulation.Relays.Loop;

/// <summary>A descriptor that becomes readable at a moment of the steady clock, never before it.</summary>
internal sealed unsafe class TimerDescriptor : IDisposable
{
    private const long NanosecondsPerSecond = 1_000_000_000;
    private long _setTo = long.MinValue;

    /// <summary>For <see cref="Epoll"/>.</summary>
    public int Descriptor { get; } = Epoll.Checked(
        Libc.TimerCreate(Libc.ClockMonotonic, Libc.CloseOnExec | Libc.NonBlocking), "timerfd_create");

    /// <summary>Sets the moment; false, and nothing is set, if it is past.</summary>
    public bool Set(long due)
    {
        if (due <= ArrivalClock.Now) return false;
        if (due == _setTo) return true;
        var setting = stackalloc long[4] { 0, 0, due / NanosecondsPerSecond, due % NanosecondsPerSecond };
        Epoll.Checked(Libc.TimerSet(Descriptor, Libc.AbsoluteTime, setting, null), "timerfd_settime");
        _setTo = due;
        return true;
    }

    /// <summary>Makes it unreadable again, after its moment.</summary>
    public void Clear()
    {
        long times;
        _ = Libc.Read(Descriptor, &times, sizeof(long));
        _setTo = long.MinValue;
    }

    /// <summary>Closes the descriptor.</summary>
    public void Dispose() => _ = Libc.Close(Descriptor);
}
