using System.Runtime.InteropServices;

namespace Lightcone.Simulation.Relays.Loop;

/// <summary>The system calls of Linux that the platform does not wrap.</summary>
/// <remarks>Layouts as on 64-bit Linux with glibc or musl.</remarks>
internal static unsafe partial class Libc
{
    public const int ClockRealtime = 0;
    public const int ClockMonotonic = 1;
    public const int CloseOnExec = 0x80000;
    public const int NonBlocking = 0x800;
    public const int ControlAdd = 1;
    public const int ControlDelete = 2;
    public const int ControlModify = 3;
    public const uint Readable = 0x1;
    public const uint Writable = 0x4;
    public const int AbsoluteTime = 1;
    public const int DontWait = 0x40;
    public const int NoSignal = 0x4000;
    public const int TruncatedFlag = 0x20;
    public const int Interrupted = 4;
    public const int TryAgain = 11;
    public const int InProgress = 115;
    public const int SocketLevel = 1;
    public const int TimeStampOption = 35; // SO_TIMESTAMPNS, and the type of its control message

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    public static partial int EpollCreate(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    public static partial int EpollControl(int epoll, int operation, int descriptor, byte* wanted);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    public static partial int EpollWait(int epoll, byte* events, int most, int timeoutMilliseconds);

    [LibraryImport("libc", EntryPoint = "timerfd_create", SetLastError = true)]
    public static partial int TimerCreate(int clock, int flags);

    /// <param name="timer">From <see cref="TimerCreate"/>.</param>
    /// <param name="flags"><see cref="AbsoluteTime"/>.</param>
    /// <param name="setting">Interval (seconds, nanoseconds) and first expiry (seconds, nanoseconds).</param>
    /// <param name="old">Null.</param>
    [LibraryImport("libc", EntryPoint = "timerfd_settime", SetLastError = true)]
    public static partial int TimerSet(int timer, int flags, long* setting, long* old);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    public static partial int EventCreate(uint initial, int flags);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    public static partial nint Read(int descriptor, void* buffer, nint length);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    public static partial nint Write(int descriptor, void* buffer, nint length);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [SuppressGCTransition] // tens of nanoseconds, in user space
    public static partial int ClockRead(int clock, long* secondsAndNanoseconds);

    [LibraryImport("libc", EntryPoint = "recvmsg", SetLastError = true)]
    public static partial nint ReceiveMessage(int socket, MessageHeader* message, int flags);

    [LibraryImport("libc", EntryPoint = "recv", SetLastError = true)]
    public static partial nint Receive(int socket, void* buffer, nint length, int flags);

    [LibraryImport("libc", EntryPoint = "sendmsg", SetLastError = true)]
    public static partial nint SendMessage(int socket, MessageHeader* message, int flags);

    [LibraryImport("libc", EntryPoint = "send", SetLastError = true)]
    public static partial nint Send(int socket, void* buffer, nint length, int flags);

    [LibraryImport("libc", EntryPoint = "connect", SetLastError = true)]
    public static partial int Connect(int socket, void* to, int toLength);

    /// <summary>What <c>recvmsg</c> fills in and <c>sendmsg</c> reads (<c>struct msghdr</c>).</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct MessageHeader
    {
        public void* Name;
        public uint NameLength;
        public Piece* Pieces;
        public nint PieceCount;
        public void* Control;
        public nint ControlLength;
        public int Flags;
    }

    /// <summary>Where bytes go (<c>struct iovec</c>).</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Piece
    {
        public void* Start;
        public nint Length;
    }
}
