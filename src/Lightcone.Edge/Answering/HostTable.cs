using Lightcone.Edge.Sockets;
using Lightcone.Ranging.Frames;
using Lightcone.Ranging.Sessions;

namespace Lightcone.Edge.Answering;

/// <summary>All phases that run at a host, and which datagram belongs to which. For one thread.</summary>
internal sealed class HostTable : IDisposable
{
    private const long Second = 1_000_000_000;

    /// <summary>Frames taken from one socket or connection before the others have their turn: who floods one must not
    /// keep hellos and the ends of phases waiting.</summary>
    private const int MostAtOnce = 64;

    private readonly HostSockets _sockets;
    private readonly HostDialler _dialler;
    private readonly List<HostPair> _pairs = [];
    private readonly Dictionary<(UInt128 Session, RemoteAddress From, int File), Route> _routes = [];
    private readonly PriorityQueue<HostPair, long> _hellos = new();
    private readonly byte[] _datagram = new byte[GatewayHeader.Bytes + Frame.Bytes + 1];

    public HostTable(HostSockets sockets, HostDialler dialler) => (_sockets, _dialler) = (sockets, dialler);

    public bool IsEmpty => _pairs.Count == 0;

    /// <summary>Connections that stand.</summary>
    public List<Route> Streams { get; } = [];

    /// <summary>The steady clock when the next hello is due.</summary>
    public long NextHello => _hellos.TryPeek(out _, out var due) ? due : long.MaxValue;

    public void Dispose()
    {
        foreach (var pair in _pairs) pair.Erase();
    }

    public void Add(HostPair pair)
    {
        _pairs.Add(pair);
        foreach (var endpoint in pair.Opening.Endpoints)
        {
            var address = SocketName.Of(endpoint.Address, endpoint.IsTcp);
            if (endpoint.IsTcp) AddStream(pair, address);
            else AddDatagrams(pair, address);
        }

        // Spread over the second by the pair's place: hellos of many pairs must not stand in the way of answers.
        _hellos.Enqueue(pair, Clocks.Steady + (_pairs.Count * 7_000_000L % Second));
    }

    /// <summary>Sends the hellos that are due, and takes connections that were made meanwhile.</summary>
    public void SayHello(long now)
    {
        while (_dialler.TryTake(out var route, out var stream)) Connect(route, stream);
        Streams.RemoveAll(Drop);
        while (_hellos.TryPeek(out var pair, out var due) && due <= now)
        {
            _hellos.Dequeue();
            if (!_pairs.Contains(pair)) continue;
            foreach (var route in pair.Routes) SayHello(route);
            _hellos.Enqueue(pair, now + pair.NextInterval());
        }
    }

    /// <summary>Takes the phases that are over out of the table.</summary>
    public IReadOnlyList<HostPair> TakeOver(long now)
    {
        HostPair[] over = [.. _pairs.Where(pair => pair.IsOver(now))];
        foreach (var pair in over)
        {
            _pairs.Remove(pair);
            foreach (var route in pair.Routes.Where(route => route.Socket is not null))
                _routes.Remove((pair.Opening.Session.Value, route.Address, route.Socket!.File));
            Streams.RemoveAll(route => route.Pair == pair);
        }

        return over;
    }

    /// <summary>All phases, over or not.</summary>
    public IReadOnlyList<HostPair> TakeAll()
    {
        HostPair[] all = [.. _pairs];
        _pairs.Clear();
        return all;
    }

    /// <summary>Answers what came to a socket.</summary>
    public void Answer(TimedSocket socket)
    {
        Span<byte> reply = stackalloc byte[Frame.Bytes];
        for (var i = 0; i < MostAtOnce && socket.TryReceive(_datagram, out var length, out var from, out _); i++)
        {
            if (!_sockets.TryUnwrap(_datagram.AsSpan(0, length), ref from, out var bytes)) continue;
            if (!Frame.TryRead(bytes, out var frame)) continue;
            if (!_routes.TryGetValue((frame.SessionValue, from, socket.File), out var route)) continue;
            if (!route.Pair.Session.Receive(bytes, route.Number, reply)) continue;
            _sockets.Send(socket, reply, from);
            Count(route.Pair, frame.Kind, _sockets.DatagramBytes);
        }
    }

    /// <summary>Answers what came over a connection.</summary>
    public static void Answer(Route route)
    {
        Span<byte> frame = stackalloc byte[Frame.Bytes], reply = stackalloc byte[Frame.Bytes];
        for (var i = 0; i < MostAtOnce && route.Stream!.TryReceive(frame); i++)
        {
            if (!route.Pair.Session.Receive(frame, route.Number, reply)) continue;
            route.Stream.Send(reply);
            Count(route.Pair, (FrameKind)frame[0], Frame.Bytes);
        }
    }

    private static void Count(HostPair pair, FrameKind received, int bytes)
    {
        pair.NoteSent(received is FrameKind.Challenge, bytes);
        pair.Hear(Clocks.Steady);
    }

    private void AddDatagrams(HostPair pair, RemoteAddress address)
    {
        foreach (var socket in _sockets.For(address))
        {
            var route = new Route(pair, pair.Routes.Count, address) { Socket = socket };
            if (pair.Routes.Count < HostSession.MostSockets
                && _routes.TryAdd((pair.Opening.Session.Value, address, socket.File), route)) pair.Routes.Add(route);
        }
    }

    private void AddStream(HostPair pair, RemoteAddress address)
    {
        if (pair.Routes.Count >= HostSession.MostSockets) return;
        var route = new Route(pair, pair.Routes.Count, address);
        pair.Routes.Add(route);
        _dialler.Dial(route);
    }

    private void Connect(Route route, FrameStream stream)
    {
        if (!_pairs.Contains(route.Pair))
        {
            stream.Dispose();
            return;
        }

        route.Stream = stream;
        Streams.Add(route);
        SayHello(route);
    }

    private static bool Drop(Route route)
    {
        if (!route.Stream!.IsBroken) return false;
        route.Stream.Dispose();
        route.Stream = null;
        return true;
    }

    private void SayHello(Route route)
    {
        Span<byte> hello = stackalloc byte[Frame.Bytes];
        if (route.Socket is null && route.Stream is null) return;
        route.Pair.Session.WriteHello(hello, route.Number);
        if (route.Socket is { } socket) _sockets.Send(socket, hello, route.Address);
        else route.Stream!.Send(hello);
        route.Pair.NoteSent(isAnswer: false, route.Socket is null ? Frame.Bytes : _sockets.DatagramBytes);
    }
}
