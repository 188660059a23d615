using System.Runtime.InteropServices;
using Lightcone.Simulation.Relays.Loop;

namespace Lightcone.Simulation.Relays.Udp;

/// <summary>Receives and sends datagrams without an exception for "nothing there".</summary>
internal static unsafe class Datagrams
{
    private const int ControlBytes = 64;
    private const int ControlHeaderBytes = 16; // length (8), level (4), type (4)

    /// <summary>Receives one, if one is there.</summary>
    /// <param name="socket">With <see cref="Libc.TimeStampOption"/> set.</param>
    /// <param name="buffer">Where its bytes go.</param>
    public static Received Receive(int socket, byte[] buffer)
    {
        var sender = default(SocketAddressBytes);
        var control = stackalloc byte[ControlBytes];
        nint length;
        Libc.MessageHeader message = default;
        fixed (byte* bytes = buffer)
        {
            var piece = new Libc.Piece { Start = bytes, Length = buffer.Length };
            message = new Libc.MessageHeader
            {
                Name = &sender,
                NameLength = SocketAddressBytes.Size,
                Pieces = &piece,
                PieceCount = 1,
                Control = control,
                ControlLength = ControlBytes,
            };
            length = Libc.ReceiveMessage(socket, &message, Libc.DontWait);
        }

        if (length >= 0)
        {
            return (message.Flags & Libc.TruncatedFlag) != 0
                ? new Received(ReceivedKind.TooLong, 0, sender, 0)
                : new Received(ReceivedKind.Whole, (int)length, sender, Stamp(control, message.ControlLength));
        }

        return Marshal.GetLastPInvokeError() is Libc.TryAgain ? default
            : new Received(ReceivedKind.Nobody, 0, default, 0);
    }

    /// <summary>Sends one; false if nobody takes it. <paramref name="to"/> is null on a connected socket.</summary>
    public static bool Send(int socket, ReadOnlySpan<byte> bytes, SocketAddressBytes? to)
    {
        var address = to.GetValueOrDefault();
        fixed (byte* start = bytes)
        {
            var piece = new Libc.Piece { Start = start, Length = bytes.Length };
            var message = new Libc.MessageHeader
            {
                Name = to is null ? null : &address,
                NameLength = to is null ? 0 : (uint)address.Length,
                Pieces = &piece,
                PieceCount = 1,
            };
            return Libc.SendMessage(socket, &message, Libc.DontWait | Libc.NoSignal) >= 0;
        }
    }

    private static long Stamp(byte* control, nint length)
    {
        var isStamp = length >= ControlHeaderBytes + (2 * sizeof(long))
            && *(int*)(control + 8) == Libc.SocketLevel && *(int*)(control + 12) == Libc.TimeStampOption;
        if (!isStamp) return 0;
        var time = (long*)(control + ControlHeaderBytes);
        return (time[0] * 1_000_000_000) + time[1];
    }
}
