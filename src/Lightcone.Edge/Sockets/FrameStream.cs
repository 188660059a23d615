using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Lightcone.Ranging.Frames;

namespace Lightcone.Edge.Sockets;

/// <summary>A TCP connection that carries frames one after the other, and nothing else. Never blocks; for one thread at
/// a time. Only frames are timed, never the handshake, which anything on the way may answer.</summary>
public sealed unsafe class FrameStream : IDisposable
{
    private const int TryAgain = 11; // EAGAIN

    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[Frame.Bytes];
    private int _filled;

    /// <summary>Takes over a connection.</summary>
    /// <param name="socket">Connected; disposed with this.</param>
    /// <param name="remote">The other end.</param>
    internal FrameStream(Socket socket, RemoteAddress remote)
    {
        _socket = socket;
        socket.Blocking = false;
        socket.NoDelay = true;
        File = (int)socket.Handle;
        Remote = remote;
    }

    internal int File { get; }

    /// <summary>The other end.</summary>
    public RemoteAddress Remote { get; }

    /// <summary>Whether the other end has gone, or sent what is no frame.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>The steady clock when something last came.</summary>
    public long LastHeard { get; private set; } = Clocks.Steady;

    /// <summary>Accepted by a listener: the remote address is the kernel's word.</summary>
    internal static FrameStream Of(Socket accepted) =>
        new(accepted, SocketName.Of((IPEndPoint)accepted.RemoteEndPoint!, isTcp: true));

    /// <inheritdoc/>
    public void Dispose()
    {
        // The number of a closed file is soon another's: from here on nothing is read from it or sent to it.
        IsBroken = true;
        _socket.Dispose();
    }

    /// <summary>Sends a frame whole; one that does not fit breaks the connection, for the rest would come
    /// late.</summary>
    public bool Send(ReadOnlySpan<byte> frame)
    {
        fixed (byte* bytes = frame)
        {
            var sent = IsBroken ? 0 : Kernel.Send(File, bytes, frame.Length, Kernel.DontWait | Kernel.NoSignal);
            if (sent == frame.Length) return true;
            IsBroken = true;
            return false;
        }
    }

    /// <summary>Takes the next whole frame; false if there is none yet, or none to come.</summary>
    public bool TryReceive(Span<byte> frame)
    {
        if (IsBroken) return false;
        fixed (byte* bytes = _buffer)
        {
            var received = Kernel.Receive(File, bytes + _filled, Frame.Bytes - _filled, Kernel.DontWait);
            if (received <= 0)
            {
                // Nothing more for now is no fault; the end of the stream, and any other error, is.
                IsBroken |= received == 0 || Marshal.GetLastPInvokeError() != TryAgain;
                return false;
            }

            _filled += (int)received;
        }

        LastHeard = Clocks.Steady;
        if (_filled < Frame.Bytes) return false;
        _filled = 0;
        // The stream has no borders of its own: after one thing that is no frame, nothing can be found in it.
        IsBroken |= !Frame.TryRead(_buffer, out _);
        _buffer.CopyTo(frame);
        return !IsBroken;
    }
}
