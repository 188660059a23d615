using System.Net;
using System.Net.Sockets;

namespace Lightcone.Edge.Sockets;

/// <summary>Where a name on a gateway's list leads to.</summary>
internal static class PlaceName
{
    /// <summary>The addresses of a name, or an address itself.</summary>
    /// <remarks>Whoever answers for a name of the outside world may let it lead to the gateway's own machine or to
    /// what only its link can reach, such as a cloud's metadata: there no name leads, unless it is
    /// <c>localhost</c>. Whoever means such an address writes it down as one.</remarks>
    /// <exception cref="SocketException">It leads nowhere that may be dialled.</exception>
    public static async Task<IPAddress[]> AddressesAsync(string name, CancellationToken cancel)
    {
        if (IPAddress.TryParse(name, out var written)) return [written];
        var found = await Dns.GetHostAddressesAsync(name, cancel).ConfigureAwait(false);
        var isLocal = name.Equals("localhost", StringComparison.OrdinalIgnoreCase);
        IPAddress[] fitting = isLocal ? found : Outside(found);
        return fitting.Length > 0 ? fitting : throw new SocketException((int)SocketError.HostNotFound);
    }

    /// <summary>Those that are neither this machine nor of its link alone.</summary>
    internal static IPAddress[] Outside(IEnumerable<IPAddress> found) => [.. found.Where(IsOutside)];

    private static bool IsOutside(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (IPAddress.IsLoopback(plain) || plain.IsIPv6LinkLocal || plain.IsIPv6Multicast) return false;
        var bytes = plain.GetAddressBytes();
        if (plain.AddressFamily != AddressFamily.InterNetwork) return !plain.Equals(IPAddress.IPv6Any);
        return bytes[0] != 0 && bytes[0] < 224 && !(bytes[0] == 169 && bytes[1] == 254);
    }
}
