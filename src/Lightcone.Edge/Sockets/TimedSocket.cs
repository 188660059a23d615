using System.Net;
using System.Net.Sockets;
using Lightcone.Ranging.Frames;

namespace Lightcone.Edge.Sockets;

/// <summary>A UDP socket that never blocks, whose datagrams the kernel may stamp as they leave and come in. For one
/// thread at a time.</summary>
/// <remarks>Datagrams carry "do not fragment". The kernel's stamps are of software (SO_TIMESTAMPING), on the wall
/// clock. A datagram that was sent comes back on the socket's error queue whole, with its stamp: so it is matched by
/// its own bytes, and a lost one is only a stamp less.</remarks>
public sealed unsafe class TimedSocket : IDisposable
{
    // SOL_SOCKET, SO_TIMESTAMPING; TX_SOFTWARE | RX_SOFTWARE | SOFTWARE of linux/net_tstamp.h.
    private const int SocketLevel = 1;
    private const int Timestamping = 37;
    private const int TimestampingFlags = (1 << 1) | (1 << 3) | (1 << 4);

    // IP_MTU_DISCOVER and IPV6_MTU_DISCOVER, both set to IP_PMTUDISC_DO: DF set, never cut into pieces.
    private const int NeverFragment = 2;
    private const int ReceiveBufferBytes = 4 << 20;
    private const int ControlBytes = 256;

    private readonly Socket _socket;
    private readonly int _file;

    /// <summary>Opens a socket.</summary>
    /// <param name="local">Where; port 0 for any.</param>
    /// <param name="isStamped">Whether the kernel is to stamp.</param>
    /// <exception cref="SocketException">The address cannot be had.</exception>
    public TimedSocket(IPEndPoint local, bool isStamped)
    {
        _socket = new Socket(local.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            _socket.Blocking = false;
            _socket.ReceiveBufferSize = ReceiveBufferBytes;
            if (local.AddressFamily == AddressFamily.InterNetworkV6) _socket.DualMode = false;
            _socket.Bind(local);
            Set(SocketLevel, Timestamping, isStamped ? TimestampingFlags : 0);
            if (local.AddressFamily == AddressFamily.InterNetwork) Set(0, 10, NeverFragment);
            else Set(41, 23, NeverFragment);
        }
        catch
        {
            _socket.Dispose();
            throw;
        }

        _file = (int)_socket.Handle;
        Local = (IPEndPoint)_socket.LocalEndPoint!;
    }

    /// <summary>Opens a socket at any port; null where none can be had, as when the program has no files
    /// left.</summary>
    /// <param name="isIPv4">Its family.</param>
    public static TimedSocket? TryOpenAny(bool isIPv4)
    {
        try
        {
            return new TimedSocket(new IPEndPoint(isIPv4 ? IPAddress.Any : IPAddress.IPv6Any, 0), isStamped: false);
        }
        catch (SocketException)
        {
            return null;
        }
    }

    /// <summary>Address and port that it was given.</summary>
    public IPEndPoint Local { get; }

    internal int File => _file;

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    /// <summary>Hands a datagram to the kernel.</summary>
    /// <returns>Whether the kernel took it; a datagram that it did not take is lost, and never sent again.</returns>
    public bool Send(ReadOnlySpan<byte> datagram, RemoteAddress to)
    {
        var name = stackalloc byte[SocketName.Bytes];
        var length = SocketName.Write(new Span<byte>(name, SocketName.Bytes), to);
        fixed (byte* bytes = datagram)
        {
            var one = new Kernel.Buffer { Base = bytes, Length = datagram.Length };
            var message = new Kernel.Message
            {
                Name = name,
                NameLength = (uint)length,
                Buffers = &one,
                BufferCount = 1,
            };
            return Kernel.SendMessage(_file, &message, Kernel.DontWait | Kernel.NoSignal) == datagram.Length;
        }
    }

    /// <summary>Takes a datagram that came in; false if there is none.</summary>
    /// <param name="buffer">One byte longer than any that is wanted: a longer one is cut, and shows so.</param>
    /// <param name="length">Its bytes in the buffer.</param>
    /// <param name="from">Who sent it, by the kernel's word.</param>
    /// <param name="kernelReceived">The kernel's stamp on the wall clock; null where there is none.</param>
    public bool TryReceive(Span<byte> buffer, out int length, out RemoteAddress from, out long? kernelReceived) =>
        TryRead(buffer, Kernel.DontWait, out length, out from, out kernelReceived);

    /// <summary>Takes the next datagram that the kernel says it sent; false if there is none.</summary>
    /// <param name="buffer">At least 56 bytes more than the longest header.</param>
    /// <param name="datagram">Its last 56 bytes: what comes before are headers.</param>
    /// <param name="kernelSent">The kernel's stamp on the wall clock; null where it gave none.</param>
    public bool TryReceiveSent(Span<byte> buffer, out ReadOnlySpan<byte> datagram, out long? kernelSent)
    {
        datagram = [];
        if (!TryRead(buffer, Kernel.DontWait | Kernel.ErrorQueue, out var length, out _, out kernelSent)) return false;
        datagram = buffer[..length];
        if (length > Frame.Bytes) datagram = datagram[^Frame.Bytes..];
        return true;
    }

    private void Set(int level, int option, int value) =>
        _socket.SetRawSocketOption(level, option, BitConverter.GetBytes(value));

    private bool TryRead(
        Span<byte> buffer, int flags, out int length, out RemoteAddress from, out long? stamp)
    {
        (length, from, stamp) = (0, default, null);
        var name = stackalloc byte[SocketName.Bytes];
        var control = stackalloc byte[ControlBytes];
        fixed (byte* bytes = buffer)
        {
            var one = new Kernel.Buffer { Base = bytes, Length = buffer.Length };
            var message = new Kernel.Message
            {
                Name = name,
                NameLength = SocketName.Bytes,
                Buffers = &one,
                BufferCount = 1,
                Control = control,
                ControlLength = ControlBytes,
            };
            var received = Kernel.ReceiveMessage(_file, &message, flags);
            if (received < 0) return false;
            length = (int)received;
            if (message.NameLength >= 16) from = SocketName.Read(new ReadOnlySpan<byte>(name, SocketName.Bytes), false);
            stamp = ControlMessage.Stamp(new ReadOnlySpan<byte>(control, (int)message.ControlLength));
            return true;
        }
    }
}
