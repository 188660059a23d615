namespace Lightcone.Ranging.Frames;

/// <summary>What carried a challenge. Each is a sample of its own: they may take different ways round the
/// Earth.</summary>
public enum Transport
{
    /// <summary>Not said: never accepted.</summary>
    Unspecified = 0,

    /// <summary>UDP over IPv4.</summary>
    UdpOverIPv4 = 1,

    /// <summary>UDP over IPv6.</summary>
    UdpOverIPv6 = 2,

    /// <summary>TCP over IPv4.</summary>
    TcpOverIPv4 = 3,

    /// <summary>TCP over IPv6.</summary>
    TcpOverIPv6 = 4,
}
