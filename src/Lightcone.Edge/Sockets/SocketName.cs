using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Lightcone.Ranging.Frames;

namespace Lightcone.Edge.Sockets;

/// <summary>Addresses as the kernel has them (struct sockaddr_in and sockaddr_in6), and as the protocol has
/// them.</summary>
public static class SocketName
{
    internal const int Bytes = 28;

    private const ushort IPv4 = 2;
    private const ushort IPv6 = 10;
    private static readonly UInt128 Mapped = (UInt128)0xffff << 32; // ::ffff:0:0/96

    /// <summary>Writes a name; gives its length.</summary>
    internal static int Write(Span<byte> name, RemoteAddress address)
    {
        name.Clear();
        BinaryPrimitives.WriteUInt16BigEndian(name[2..], address.Port);
        if (IsIPv4(address.Transport))
        {
            BinaryPrimitives.WriteUInt16LittleEndian(name, IPv4);
            BinaryPrimitives.WriteUInt32BigEndian(name[4..], (uint)address.Address);
            return 16;
        }

        BinaryPrimitives.WriteUInt16LittleEndian(name, IPv6);
        BinaryPrimitives.WriteUInt128BigEndian(name[8..], address.Address);
        BinaryPrimitives.WriteUInt32LittleEndian(name[24..], address.Scope);
        return Bytes;
    }

    /// <summary>Reads a name that the kernel wrote; the unspecified transport if it is of another family.</summary>
    internal static RemoteAddress Read(ReadOnlySpan<byte> name, bool isTcp)
    {
        var port = BinaryPrimitives.ReadUInt16BigEndian(name[2..]);
        return BinaryPrimitives.ReadUInt16LittleEndian(name) switch
        {
            IPv4 => new RemoteAddress(isTcp ? Transport.TcpOverIPv4 : Transport.UdpOverIPv4,
                Mapped | BinaryPrimitives.ReadUInt32BigEndian(name[4..]), 0, port),
            IPv6 => new RemoteAddress(isTcp ? Transport.TcpOverIPv6 : Transport.UdpOverIPv6,
                BinaryPrimitives.ReadUInt128BigEndian(name[8..]),
                BinaryPrimitives.ReadUInt32LittleEndian(name[24..]), port),
            _ => default,
        };
    }

    /// <summary>The protocol's form of an address.</summary>
    public static RemoteAddress Of(IPEndPoint endpoint, bool isTcp)
    {
        Span<byte> bytes = stackalloc byte[16];
        var isIPv4 = endpoint.AddressFamily == AddressFamily.InterNetwork;
        (isIPv4 ? endpoint.Address.MapToIPv6() : endpoint.Address).TryWriteBytes(bytes, out _);
        var transport = (isTcp, isIPv4) switch
        {
            (false, true) => Transport.UdpOverIPv4,
            (false, false) => Transport.UdpOverIPv6,
            (true, true) => Transport.TcpOverIPv4,
            (true, false) => Transport.TcpOverIPv6,
        };
        var scope = isIPv4 ? 0 : (uint)endpoint.Address.ScopeId;
        return new RemoteAddress(
            transport, BinaryPrimitives.ReadUInt128BigEndian(bytes), scope, (ushort)endpoint.Port);
    }

    /// <summary>The platform's form of an address.</summary>
    public static IPEndPoint ToEndPoint(RemoteAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, address.Address);
        return IsIPv4(address.Transport)
            ? new IPEndPoint(new IPAddress(bytes[12..]), address.Port)
            : new IPEndPoint(new IPAddress(bytes, address.Scope), address.Port);
    }

    /// <summary>Whether it is carried by IPv4.</summary>
    public static bool IsIPv4(Transport transport) => transport is Transport.UdpOverIPv4 or Transport.TcpOverIPv4;

    /// <summary>Whether it is a connection.</summary>
    public static bool IsTcp(Transport transport) => transport is Transport.TcpOverIPv4 or Transport.TcpOverIPv6;
}
