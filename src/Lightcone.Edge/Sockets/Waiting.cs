namespace Lightcone.Edge.Sockets;

/// <summary>Waits until one of some sockets has something, a time is over, or another thread calls
/// <see cref="Wake"/>.</summary>
public sealed unsafe class Waiting : IDisposable
{
    private const int CloseOnExec = 0x80000;
    private const int NonBlocking = 0x800;
    private const long NanosecondsPerSecond = 1_000_000_000;

    private readonly int _event;
    private Kernel.PollEntry[] _entries = new Kernel.PollEntry[16];
    private int _count = 1;

    /// <summary>Waits for no socket yet.</summary>
    public Waiting()
    {
        _event = Kernel.OpenEvent(0, CloseOnExec | NonBlocking);
        if (_event < 0) throw new PlatformNotSupportedException("eventfd");
        _entries[0] = new Kernel.PollEntry { File = _event, Events = Kernel.PollIn };
    }

    /// <summary>Forgets all sockets.</summary>
    public void Clear() => _count = 1;

    /// <summary>Adds a socket; its place tells later what happened.</summary>
    public int Add(TimedSocket socket) => Add(socket.File);

    /// <summary>Adds a connection; its place tells later what happened.</summary>
    public int Add(FrameStream stream) => Add(stream.File);

    /// <summary>Adds a listener; its place tells later what happened.</summary>
    public int Add(FrameListener listener) => Add(listener.File);

    /// <summary>Waits; a time below zero is none.</summary>
    public void For(long nanoseconds)
    {
        var time = new Kernel.TimeSpec();
        (time.Seconds, time.Nanoseconds) = Math.DivRem(Math.Max(nanoseconds, 0), NanosecondsPerSecond);
        fixed (Kernel.PollEntry* entries = _entries)
        {
            if (Kernel.Poll(entries, (nuint)_count, &time, null) < 0)
            {
                for (var i = 0; i < _count; i++) entries[i].Returned = 0; // interrupted: look again
            }
        }

        if (_entries[0].Returned == 0) return;
        ulong count;
        _ = Kernel.Read(_event, &count, sizeof(ulong));
    }

    /// <summary>Whether there is something to read, or the other end is gone.</summary>
    public bool HasInput(int place) => (_entries[place].Returned & (Kernel.PollIn | Kernel.PollHangUp)) != 0;

    /// <summary>Whether there is something on the error queue: a stamp, or an error.</summary>
    public bool HasError(int place) => (_entries[place].Returned & Kernel.PollError) != 0;

    /// <summary>Ends the wait of the other thread.</summary>
    public void Wake()
    {
        ulong one = 1;
        _ = Kernel.Write(_event, &one, sizeof(ulong));
    }

    /// <inheritdoc/>
    public void Dispose() => _ = Kernel.Close(_event);

    private int Add(int file)
    {
        if (_count == _entries.Length) Array.Resize(ref _entries, _count * 2);
        _entries[_count] = new Kernel.PollEntry { File = file, Events = Kernel.PollIn };
        return _count++;
    }
}
