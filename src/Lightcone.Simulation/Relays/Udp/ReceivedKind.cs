namespace Lightcone.Simulation.Relays.Udp;

/// <summary>What one look at a socket gave.</summary>
internal enum ReceivedKind
{
    /// <summary>No datagram is there.</summary>
    Nothing,

    /// <summary>A datagram.</summary>
    Whole,

    /// <summary>A datagram longer than the buffer.</summary>
    TooLong,

    /// <summary>The news that an earlier datagram found nobody; there may be datagrams behind it.</summary>
    Nobody,
}
