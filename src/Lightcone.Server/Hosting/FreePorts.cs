using System.Net.NetworkInformation;
using System.Security.Cryptography;

namespace Lightcone.Server.Hosting;

/// <summary>Ports of the loopback for an embedded cluster of one. Two silos that both take a fixed port would both
/// start, and one would hear nothing.</summary>
internal static class FreePorts
{
    // Below those that the kernel gives to whoever dials out (from 32,768): a busy server has thousands of them.
    private const int First = 20_000;
    private const int Last = 32_000;

    /// <summary>Two that nobody listens at, as of now.</summary>
    public static (int Silo, int Gateway) Two()
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()
            .Select(one => one.Port).ToHashSet();
        var silo = One(taken);
        taken.Add(silo);
        return (silo, One(taken));
    }

    private static int One(HashSet<int> taken)
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(First, Last);
            if (!taken.Contains(port)) return port;
        }
    }
}
