using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Lightcone.SystemTests.Relays;

/// <summary>A socket of a test, and the few things that tests do with it.</summary>
internal sealed class UdpEnd : IDisposable
{
    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[65_536];
    private EndPoint _sender;

    public UdpEnd(IPAddress address)
    {
        _socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp)
        {
            ReceiveBufferSize = 1 << 20,
            ReceiveTimeout = 20_000,
        };
        _socket.Bind(new IPEndPoint(address, 0));
        _sender = EndPoint;
    }

    public UdpEnd()
        : this(IPAddress.Loopback)
    {
    }

    public IPEndPoint EndPoint => (IPEndPoint)_socket.LocalEndPoint!;

    /// <summary>Where the last received datagram came from.</summary>
    public IPEndPoint Sender => (IPEndPoint)_sender;

    public bool HasSome => _socket.Available > 0;

    public void Dispose() => _socket.Dispose();

    public void Send(IPEndPoint to, params byte[] bytes) => _socket.SendTo(bytes, to);

    public void SendNumber(IPEndPoint to, int number, int length = sizeof(int))
    {
        var bytes = new byte[length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        Send(to, bytes);
    }

    public byte[] Receive() => _buffer[.._socket.ReceiveFrom(_buffer, ref _sender)];

    public int ReceiveNumber() => BinaryPrimitives.ReadInt32LittleEndian(Receive());

    /// <summary>How long one datagram needs to somebody who sends it back, in nanoseconds.</summary>
    public long RoundTrip(IPEndPoint to)
    {
        var start = Stopwatch.GetTimestamp();
        Send(to, 1, 2, 3);
        Receive();
        return Stopwatch.GetTimestamp() - start;
    }
}
