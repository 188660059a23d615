namespace Lightcone.Simulation.Relays.Loop;

/// <summary>A descriptor by which other threads wake the loop.</summary>
internal sealed unsafe class WakeDescriptor : IDisposable
{
    /// <summary>For <see cref="Epoll"/>.</summary>
    public int Descriptor { get; } =
        Epoll.Checked(Libc.EventCreate(0, Libc.CloseOnExec | Libc.NonBlocking), "eventfd");

    /// <summary>From any thread: makes it readable.</summary>
    public void Wake()
    {
        var one = 1L;
        _ = Libc.Write(Descriptor, &one, sizeof(long));
    }

    /// <summary>Makes it unreadable again.</summary>
    public void Clear()
    {
        long times;
        _ = Libc.Read(Descriptor, &times, sizeof(long));
    }

    /// <summary>Closes the descriptor.</summary>
    public void Dispose() => _ = Libc.Close(Descriptor);
}
