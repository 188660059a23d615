using System.Buffers.Binary;

namespace Lightcone.Edge.Sockets;

/// <summary>What the kernel says beside a datagram (struct cmsghdr): here its software stamp alone.</summary>
internal static class ControlMessage
{
    private const int SocketLevel = 1;
    private const int TimestampingStamps = 37; // SCM_TIMESTAMPING: three struct timespec, the first of software
    private const int HeaderBytes = 16;
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>The software stamp in nanoseconds since 1970; null where there is none.</summary>
    public static long? Stamp(ReadOnlySpan<byte> control)
    {
        while (control.Length >= HeaderBytes)
        {
            var length = BinaryPrimitives.ReadInt64LittleEndian(control);
            if (length < HeaderBytes || length > control.Length) return null;
            var level = BinaryPrimitives.ReadInt32LittleEndian(control[8..]);
            var type = BinaryPrimitives.ReadInt32LittleEndian(control[12..]);
            if (level == SocketLevel && type == TimestampingStamps && length >= HeaderBytes + 16)
            {
                var seconds = BinaryPrimitives.ReadInt64LittleEndian(control[HeaderBytes..]);
                var rest = BinaryPrimitives.ReadInt64LittleEndian(control[(HeaderBytes + 8)..]);
                return seconds > 0 ? (seconds * NanosecondsPerSecond) + rest : null; // 0: none was taken
            }

            var step = (int)((length + 7) & ~7L);
            if (step >= control.Length) return null;
            control = control[step..];
        }

        return null;
    }
}
