using System.Net;
using Lightcone.Edge.Sockets;
using Lightcone.Ranging.Frames;

namespace Lightcone.Probe.Landmarks;

/// <summary>Where a landmark listens: UDP and TCP on the same addresses, and the connections that stand.</summary>
internal sealed class LandmarkPorts : IDisposable
{
    /// <summary>No landmark holds more connections; the one that was silent longest goes. Far from the 1,024 files that
    /// a program may usually have open: strangers must not keep it from dialling its verifier.</summary>
    public const int MostStreams = 512;

    /// <summary>Connections taken before the clock is looked at again.</summary>
    private const int MostAtOnce = 64;

    private const long LongestSilence = 30_000_000_000;

    private readonly Dictionary<RemoteAddress, FrameStream> _streams = [];

    /// <summary>Opens the ports.</summary>
    /// <param name="addresses">At most one for each family.</param>
    /// <param name="isStamped">Whether the kernel is to stamp datagrams.</param>
    public LandmarkPorts(IReadOnlyList<IPEndPoint> addresses, bool isStamped)
    {
        foreach (var address in addresses)
        {
            var (datagrams, connections) = OnePort.Open(address.Port,
                () => new TimedSocket(address, isStamped), udp => new FrameListener(udp.Local));
            Sockets.Add(datagrams);
            Listeners.Add(connections);
        }
    }

    public List<TimedSocket> Sockets { get; } = [];

    public List<FrameListener> Listeners { get; } = [];

    public IReadOnlyCollection<FrameStream> Streams => _streams.Values;

    public void Dispose()
    {
        foreach (var socket in Sockets) socket.Dispose();
        foreach (var listener in Listeners) listener.Dispose();
        foreach (var stream in _streams.Values) stream.Dispose();
    }

    /// <summary>Sends a frame by the transport that its address names.</summary>
    public bool Send(ReadOnlySpan<byte> frame, RemoteAddress to)
    {
        if (SocketName.IsTcp(to.Transport)) return _streams.TryGetValue(to, out var stream) && stream.Send(frame);
        foreach (var socket in Sockets)
        {
            if (SocketName.Of(socket.Local, isTcp: false).Transport == to.Transport) return socket.Send(frame, to);
        }

        return false;
    }

    public void Accept(FrameListener listener)
    {
        for (var i = 0; i < MostAtOnce && listener.TryAccept() is { } stream; i++)
        {
            if (_streams.Count >= MostStreams) CloseQuietest();
            if (!_streams.TryAdd(stream.Remote, stream)) stream.Dispose();
        }

        // What waits to be taken would else wake the thread without end.
        if (listener.LacksFiles && _streams.Count > 0) CloseQuietest();
    }

    /// <summary>Lets broken connections go, and those that say nothing.</summary>
    public void Sweep(long now)
    {
        foreach (var stream in _streams.Values.ToList())
        {
            if (stream.IsBroken || now - stream.LastHeard > LongestSilence) Close(stream);
        }
    }

    private void CloseQuietest() => Close(_streams.Values.MinBy(one => one.LastHeard)!);

    private void Close(FrameStream stream)
    {
        _streams.Remove(stream.Remote);
        stream.Dispose();
    }
}
