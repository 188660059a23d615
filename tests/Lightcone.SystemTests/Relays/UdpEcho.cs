using System.Net;
using System.Net.Sockets;

namespace Lightcone.SystemTests.Relays;

/// <summary>Sends back whatever it receives, on a thread of its own, and notes from where.</summary>
internal sealed class UdpEcho : IDisposable
{
    private readonly Socket _socket;
    private readonly Thread _thread;
    private readonly HashSet<string> _senders = [];

    public UdpEcho(IPAddress address)
    {
        _socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp)
        {
            ReceiveBufferSize = 1 << 20,
        };
        _socket.Bind(new IPEndPoint(address, 0));
        _thread = new Thread(Run) { IsBackground = true };
        _thread.Start();
    }

    public IPEndPoint EndPoint => (IPEndPoint)_socket.LocalEndPoint!;

    /// <summary>How many different addresses it has heard.</summary>
    public int Senders
    {
        get
        {
            lock (_senders) return _senders.Count;
        }
    }

    public void Dispose()
    {
        // A blocked receive does not notice that its socket is closed; a datagram does wake it.
        using var last = new Socket(_socket.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        last.SendTo([], EndPoint);
        _thread.Join();
        _socket.Dispose();
    }

    private void Run()
    {
        var buffer = new byte[65_536];
        var sender = new SocketAddress(_socket.AddressFamily);
        while (true)
        {
            var length = _socket.ReceiveFrom(buffer, SocketFlags.None, sender);
            if (length == 0) return;
            lock (_senders) _senders.Add(sender.ToString());
            _socket.SendTo(buffer.AsSpan(0, length), SocketFlags.None, sender);
        }
    }
}
