using System.Runtime.InteropServices;

namespace Lightcone.Edge.Sockets;

/// <summary>The system calls that the platform's library does not show: stamps of the kernel, and waiting to the
/// nanosecond. Linux on 64 bits.</summary>
internal static unsafe partial class Kernel
{
    public const int MonotonicRaw = 4; // CLOCK_MONOTONIC_RAW: no adjustment of its rate
    public const int SinceBoot = 7; // CLOCK_BOOTTIME: goes on while the machine sleeps
    public const int Realtime = 0;

    public const int DontWait = 0x40;
    public const int ErrorQueue = 0x2000;
    public const int NoSignal = 0x4000;

    public const short PollIn = 1;
    public const short PollError = 8;
    public const short PollHangUp = 16;

    /// <summary>struct timespec.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }

    /// <summary>struct iovec.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Buffer
    {
        public byte* Base;
        public nint Length;
    }

    /// <summary>struct msghdr.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Message
    {
        public byte* Name;
        public uint NameLength;
        public Buffer* Buffers;
        public nint BufferCount;
        public byte* Control;
        public nint ControlLength;
        public int Flags;
    }

    /// <summary>struct pollfd.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct PollEntry
    {
        public int File;
        public short Events;
        public short Returned;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [SuppressGCTransition] // some tens of nanoseconds, in user space
    public static partial int ReadClock(int clock, TimeSpec* time);

    [LibraryImport("libc", EntryPoint = "recvmsg", SetLastError = true)]
    public static partial nint ReceiveMessage(int file, Message* message, int flags);

    [LibraryImport("libc", EntryPoint = "recv", SetLastError = true)]
    public static partial nint Receive(int file, byte* buffer, nint length, int flags);

    [LibraryImport("libc", EntryPoint = "sendmsg", SetLastError = true)]
    public static partial nint SendMessage(int file, Message* message, int flags);

    [LibraryImport("libc", EntryPoint = "send", SetLastError = true)]
    public static partial nint Send(int file, byte* buffer, nint length, int flags);

    [LibraryImport("libc", EntryPoint = "ppoll", SetLastError = true)]
    public static partial int Poll(PollEntry* entries, nuint count, TimeSpec* timeout, void* signals);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    public static partial int OpenEvent(uint count, int flags);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int file, void* buffer, nuint length);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int file, void* buffer, nuint length);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int file);
}
