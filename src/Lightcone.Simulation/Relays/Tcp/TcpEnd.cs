using System.Net.Sockets;
using System.Runtime.InteropServices;
using Lightcone.Simulation.Relays.Loop;

namespace Lightcone.Simulation.Relays.Tcp;

/// <summary>One of the two sockets of a relayed connection.</summary>
internal sealed unsafe class TcpEnd : IPolled
{
    /// <summary>Answer of <see cref="Read"/> and <see cref="Write"/>: not now.</summary>
    public const int NotNow = -1;

    /// <summary>Answer of <see cref="Read"/> and <see cref="Write"/>: the connection is broken.</summary>
    public const int Broken = -2;

    private readonly RelayLoop _loop;
    private readonly Socket _socket;
    private readonly Action _ready;
    private readonly int _descriptor;
    private uint _wanted;
    private long _token;
    private bool _isClosed;

    /// <param name="loop">Whose thread everything here runs on.</param>
    /// <param name="socket">Connected, or not yet.</param>
    /// <param name="ready">What to do when it is readable, writable or broken.</param>
    public TcpEnd(RelayLoop loop, Socket socket, Action ready)
    {
        (_loop, _socket, _ready) = (loop, socket, ready);
        socket.NoDelay = true;
        socket.Blocking = false;
        _descriptor = (int)socket.SafeHandle.DangerousGetHandle();
    }

    /// <inheritdoc/>
    public void Ready() => _ready();

    /// <summary>Says what to wait for; if for nothing, a broken connection goes unnoticed.</summary>
    public void Want(uint wanted)
    {
        if (_isClosed || wanted == _wanted) return;
        if (_wanted == 0) _token = _loop.Watch(_descriptor, wanted, this);
        else if (wanted == 0) _loop.Unwatch(_descriptor, _token);
        else _loop.Rewatch(_descriptor, wanted, _token);
        _wanted = wanted;
    }

    /// <summary>Begins to connect; false if that failed at once. When it is done, the end becomes writable.</summary>
    public bool Connect(ReadOnlySpan<byte> address)
    {
        fixed (byte* to = address)
        {
            return Libc.Connect(_descriptor, to, address.Length) == 0
                || Marshal.GetLastPInvokeError() == Libc.InProgress;
        }
    }

    /// <summary>Whether connecting, which is done, went well.</summary>
    public bool HasConnected() =>
        _socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error) is 0;

    /// <summary>Reads what is there: a number of bytes, 0 at the end, or one of the two answers.</summary>
    public int Read(byte[] buffer)
    {
        fixed (byte* start = buffer) return Answer(Libc.Receive(_descriptor, start, buffer.Length, Libc.DontWait));
    }

    /// <summary>Writes what there is room for: a number of bytes, or one of the two answers.</summary>
    public int Write(ReadOnlySpan<byte> bytes)
    {
        const int Flags = Libc.DontWait | Libc.NoSignal;
        fixed (byte* start = bytes) return Answer(Libc.Send(_descriptor, start, bytes.Length, Flags));
    }

    /// <summary>Says that nothing more will be written.</summary>
    public void Finish()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // The other side was quicker and has broken off.
        }
    }

    /// <summary>Closes it, and lets the other side know whether that was an accident.</summary>
    public void Close(bool isReset)
    {
        if (_isClosed) return;
        Want(0);
        _isClosed = true;
        if (isReset) _socket.LingerState = new LingerOption(true, 0);
        _socket.Dispose();
    }

    private static int Answer(nint count) => count >= 0 ? (int)count
        : Marshal.GetLastPInvokeError() is Libc.TryAgain or Libc.Interrupted ? NotNow : Broken;
}
