using Lightcone.Edge.Sockets;
using Lightcone.Ranging.Frames;

namespace Lightcone.Probe.Gateways;

/// <summary>One socket of a host, and the socket that stands for it towards the landmarks.</summary>
internal sealed class Flow : IDisposable
{
    private Flow(RemoteAddress host, TimedSocket socket) => (Host, ToLandmarks) = (host, socket);

    public RemoteAddress Host { get; }

    /// <summary>The steady clock when the host last sent something.</summary>
    public long Heard { get; set; } = Clocks.Steady;

    public TimedSocket ToLandmarks { get; }

    public void Dispose() => ToLandmarks.Dispose();

    /// <summary>Null where the program has no files left for it.</summary>
    public static Flow? TryOpen(RemoteAddress host) =>
        TimedSocket.TryOpenAny(SocketName.IsIPv4(host.Transport)) is { } socket ? new Flow(host, socket) : null;
}
