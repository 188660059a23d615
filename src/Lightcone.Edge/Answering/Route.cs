using Lightcone.Edge.Sockets;
using Lightcone.Ranging.Frames;

namespace Lightcone.Edge.Answering;

/// <summary>One way of a host to a landmark: a socket and an address, or a connection.</summary>
/// <param name="pair">Whose.</param>
/// <param name="number">The number that the protocol gives it: each has its own cookie.</param>
/// <param name="address">The landmark's.</param>
internal sealed class Route(HostPair pair, int number, RemoteAddress address)
{
    public HostPair Pair { get; } = pair;

    public int Number { get; } = number;

    public RemoteAddress Address { get; } = address;

    /// <summary>The socket to send from; null for a connection.</summary>
    public TimedSocket? Socket { get; init; }

    /// <summary>The connection, once it stands; null for UDP, and while it does not.</summary>
    public FrameStream? Stream { get; set; }
}
