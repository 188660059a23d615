using System.Net;
using System.Runtime.InteropServices;

namespace Lightcone.Simulation.Relays.Udp;

/// <summary>A socket address as the kernel writes it, IPv4 or IPv6, to be compared and sent to without an
/// allocation. The default is the address of nobody.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct SocketAddressBytes(ulong First, ulong Second, ulong Third, ulong Fourth)
{
    /// <summary>As many bytes as this struct has; a <c>sockaddr_in6</c> has 28.</summary>
    public const int Size = 32;

    private const int InternetLength = 16;
    private const int Internet6Length = 28;
    private const byte InternetFamily = 2;

    /// <summary>How many bytes the kernel takes of it; the family stands in the first two.</summary>
    public int Length => (byte)First == InternetFamily ? InternetLength : Internet6Length;

    /// <summary>The address of an end point.</summary>
    public static SocketAddressBytes Of(IPEndPoint endPoint)
    {
        var address = endPoint.Serialize();
        Span<byte> bytes = stackalloc byte[Size];
        address.Buffer.Span[..address.Size].CopyTo(bytes);
        return MemoryMarshal.Read<SocketAddressBytes>(bytes);
    }
}
