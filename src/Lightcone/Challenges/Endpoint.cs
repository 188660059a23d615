using System.Net;

namespace Lightcone.Challenges;

/// <summary>Where a landmark listens: a transport and an IP address with its port. Never a name: nobody's name server
/// is to choose what is measured.</summary>
/// <param name="IsTcp">TCP, else UDP.</param>
/// <param name="Address">Address and port.</param>
public sealed record Endpoint(bool IsTcp, IPEndPoint Address)
{
    internal const int LongestText = 64;

    internal static bool TryParse(bool isTcp, string text, out Endpoint? endpoint)
    {
        endpoint = null;
        // One spelling of each address: what the platform itself writes.
        if (!IPEndPoint.TryParse(text, out var address) || address.ToString() != text) return false;
        if (address.Port == 0 || address.Address.Equals(IPAddress.Any) || address.Address.Equals(IPAddress.IPv6Any))
            return false;
        endpoint = new Endpoint(isTcp, address);
        return true;
    }
}
