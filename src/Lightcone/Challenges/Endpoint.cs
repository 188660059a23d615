using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Lightcone.Challenges;

/// <summary>Where a landmark listens: a transport and an IP address with its port. Never a name: nobody's name server
/// is to choose what is measured.</summary>
/// <param name="IsTcp">TCP, else UDP.</param>
/// <param name="Address">Address and port.</param>
public sealed record Endpoint(bool IsTcp, IPEndPoint Address)
{
    internal const int LongestText = 64;

    /// <summary>Reads an address with its port, in the one spelling that the platform writes.</summary>
    /// <param name="isTcp">Whether it is dialled by TCP.</param>
    /// <param name="text">From anybody.</param>
    /// <param name="endpoint">The place; null where the text names no single machine.</param>
    public static bool TryParse(bool isTcp, string text, [NotNullWhen(true)] out Endpoint? endpoint)
    {
        endpoint = null;
        // One spelling of each address: what the platform itself writes.
        if (!IPEndPoint.TryParse(text, out var address) || address.ToString() != text) return false;
        if (address.Port == 0 || !IsOneMachine(address.Address)) return false;
        endpoint = new Endpoint(isTcp, address);
        return true;
    }

    // One machine, and the same one seen from everywhere: no group, no "any", no address that only a link knows.
    private static bool IsOneMachine(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        if (!address.TryWriteBytes(bytes, out var length)) return false;
        var isGroup = length == 4 ? bytes[0] >= 224 : bytes[0] == 0xff || address.ScopeId != 0;
        return !isGroup && bytes[..length].IndexOfAnyExcept((byte)0) >= 0;
    }
}
