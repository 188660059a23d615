using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Lightcone.Simulation.Relays.Loop;

/// <summary>Waits for many descriptors at once.</summary>
internal sealed unsafe class Epoll : IDisposable
{
    private const int MostEvents = 64;

    // The kernel packs its struct on x86-64 and on nothing else.
    private static readonly int EventSize = RuntimeInformation.ProcessArchitecture is Architecture.X64 ? 12 : 16;
    private static readonly int TokenOffset = EventSize - sizeof(long);

    private readonly int _descriptor = Checked(Libc.EpollCreate(Libc.CloseOnExec), "epoll_create1");
    private readonly byte[] _events = GC.AllocateArray<byte>(MostEvents * EventSize, pinned: true);

    /// <summary>A system call's answer, if it is one.</summary>
    /// <exception cref="Win32Exception">It is an error.</exception>
    public static int Checked(int answer, string call) => answer >= 0 ? answer
        : throw new Win32Exception(Marshal.GetLastPInvokeError(), $"{call}: {Marshal.GetLastPInvokeErrorMessage()}");

    /// <summary>Adds, changes or deletes what is waited for.</summary>
    /// <param name="operation">One of <see cref="Libc"/>'s.</param>
    /// <param name="descriptor">An open one.</param>
    /// <param name="wanted"><see cref="Libc.Readable"/>, <see cref="Libc.Writable"/> or both.</param>
    /// <param name="token">What <see cref="Token"/> will say.</param>
    public void Control(int operation, int descriptor, uint wanted, long token)
    {
        var one = stackalloc byte[EventSize];
        *(uint*)one = wanted;
        Unaligned(one, TokenOffset) = token;
        Checked(Libc.EpollControl(_descriptor, operation, descriptor, one), "epoll_ctl");
    }

    /// <summary>How many are ready; waits for the first one unless told not to.</summary>
    public int Wait(bool atOnce)
    {
        fixed (byte* events = _events)
        {
            var count = Libc.EpollWait(_descriptor, events, MostEvents, atOnce ? 0 : -1);
            if (count < 0 && Marshal.GetLastPInvokeError() == Libc.Interrupted) return 0;
            return Checked(count, "epoll_wait");
        }
    }

    /// <summary>The token of a ready one, 0 to the number of the last <see cref="Wait"/> - 1.</summary>
    public long Token(int index) => MemoryMarshal.Read<long>(_events.AsSpan((index * EventSize) + TokenOffset));

    /// <summary>Closes the descriptor.</summary>
    public void Dispose() => _ = Libc.Close(_descriptor);

    private static ref long Unaligned(byte* start, int offset) => ref *(long*)(start + offset);
}
