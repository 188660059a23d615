using System.Buffers.Binary;
using Lightcone.Ranging.Frames;

namespace Lightcone.Edge.Sockets;

/// <summary>What stands before a frame between a host and its gateway: the landmark's address, 16 bytes (IPv4 as
/// ::ffff:a.b.c.d), and its port, 2 bytes, highest first. The same both ways, so that nothing grows on the
/// way.</summary>
public static class GatewayHeader
{
    /// <summary>Its length.</summary>
    public const int Bytes = 18;

    /// <summary>Writes the address.</summary>
    public static void Write(Span<byte> destination, RemoteAddress address)
    {
        BinaryPrimitives.WriteUInt128BigEndian(destination, address.Address);
        BinaryPrimitives.WriteUInt16BigEndian(destination[16..], address.Port);
    }

    /// <summary>Reads an address of UDP; at least 18 bytes.</summary>
    public static RemoteAddress Read(ReadOnlySpan<byte> source)
    {
        var address = BinaryPrimitives.ReadUInt128BigEndian(source);
        var isIPv4 = address >> 32 == 0xffff;
        return new RemoteAddress(isIPv4 ? Transport.UdpOverIPv4 : Transport.UdpOverIPv6, address, 0,
            BinaryPrimitives.ReadUInt16BigEndian(source[16..]));
    }
}
