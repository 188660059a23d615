using System.Net;
using Lightcone.Edge.Sockets;
using Lightcone.Ranging.Frames;

namespace Lightcone.Probe.Gateways;

/// <summary>One socket of a host, and the socket that stands for it towards the landmarks.</summary>
internal sealed class Flow : IDisposable
{
    private readonly TimedSocket _socket;

    public Flow(RemoteAddress host)
    {
        Host = host;
        var any = SocketName.IsIPv4(host.Transport) ? IPAddress.Any : IPAddress.IPv6Any;
        _socket = new TimedSocket(new IPEndPoint(any, 0), isStamped: false);
    }

    public RemoteAddress Host { get; }

    /// <summary>The steady clock when the host last sent something.</summary>
    public long Heard { get; set; } = Clocks.Steady;

    public TimedSocket ToLandmarks => _socket;

    public void Dispose() => _socket.Dispose();
}
