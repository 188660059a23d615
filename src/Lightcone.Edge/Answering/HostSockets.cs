using System.Net;
using System.Net.Sockets;
using Lightcone.Edge.Sockets;
using Lightcone.Ranging.Frames;

namespace Lightcone.Edge.Answering;

/// <summary>The UDP sockets of a host: opened when first needed, the same for all landmarks; with a gateway, the
/// datagrams that carry an address before the frame.</summary>
internal sealed class HostSockets : IDisposable
{
    private readonly int _perFamily;
    private readonly RemoteAddress? _gateway;
    private readonly List<TimedSocket> _open = [];

    public HostSockets(int perFamily, IPEndPoint? gateway)
    {
        _perFamily = perFamily;
        _gateway = gateway is null ? null : SocketName.Of(gateway, isTcp: false);
    }

    public IReadOnlyList<TimedSocket> Open => _open;

    /// <summary>A frame's datagram.</summary>
    public int DatagramBytes => Frame.Bytes + (_gateway is null ? 0 : GatewayHeader.Bytes);

    public void Dispose()
    {
        foreach (var socket in _open) socket.Dispose();
    }

    /// <summary>The sockets for an address's family, or for the gateway's.</summary>
    public IReadOnlyList<TimedSocket> For(RemoteAddress address)
    {
        var isIPv4 = SocketName.IsIPv4((_gateway ?? address).Transport);
        var family = isIPv4 ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6;
        TimedSocket[] fitting = [.. _open.Where(socket => socket.Local.AddressFamily == family)];
        if (fitting.Length > 0) return fitting;
        var any = new IPEndPoint(isIPv4 ? IPAddress.Any : IPAddress.IPv6Any, 0);
        try
        {
            for (var i = 0; i < _perFamily; i++) _open.Add(new TimedSocket(any, isStamped: false));
        }
        catch (SocketException)
        {
            return []; // a host without this family has so many ways less
        }

        return [.. _open.Where(socket => socket.Local.AddressFamily == family)];
    }

    public bool Send(TimedSocket socket, ReadOnlySpan<byte> frame, RemoteAddress to)
    {
        if (_gateway is not { } gateway) return socket.Send(frame, to);
        Span<byte> wrapped = stackalloc byte[GatewayHeader.Bytes + Frame.Bytes];
        GatewayHeader.Write(wrapped, to);
        frame.CopyTo(wrapped[GatewayHeader.Bytes..]);
        return socket.Send(wrapped, gateway);
    }

    /// <summary>The frame in a datagram and where it came from; false if it cannot be one.</summary>
    public bool TryUnwrap(
        ReadOnlySpan<byte> datagram, ref RemoteAddress from, out ReadOnlySpan<byte> frame)
    {
        frame = datagram;
        if (_gateway is not { } gateway) return datagram.Length == Frame.Bytes;
        if (from != gateway || datagram.Length != GatewayHeader.Bytes + Frame.Bytes) return false;
        from = GatewayHeader.Read(datagram);
        frame = datagram[GatewayHeader.Bytes..];
        return true;
    }
}
