using System.Net.Sockets;

namespace Lightcone.Edge.Sockets;

/// <summary>Two sockets of different transports on one port.</summary>
public static class OnePort
{
    private const int MostTries = 32;

    /// <summary>Opens both. Where any port will do, the one that the first was given may be taken for the second: then
    /// another is tried.</summary>
    /// <param name="port">0 for any.</param>
    /// <param name="first">Opens the first.</param>
    /// <param name="second">Opens the second where the first is.</param>
    /// <exception cref="SocketException">The port cannot be had.</exception>
    public static (TFirst First, TSecond Second) Open<TFirst, TSecond>(
        int port, Func<TFirst> first, Func<TFirst, TSecond> second) where TFirst : IDisposable
    {
        for (var tries = 1; ; tries++)
        {
            var one = first();
            try
            {
                return (one, second(one));
            }
            catch (SocketException) when (port == 0 && tries < MostTries)
            {
                one.Dispose();
            }
            catch
            {
                one.Dispose();
                throw;
            }
        }
    }
}
