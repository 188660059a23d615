using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Lightcone.Edge.Sockets;

/// <summary>A TCP connection through the gateway, by HTTP CONNECT (RFC 9110, 9.3.6).</summary>
internal static class Tunnel
{
    private const int LongestAnswer = 1024;

    /// <summary>Dials the gateway and asks it to dial on.</summary>
    /// <exception cref="IOException">The gateway does not.</exception>
    public static async ValueTask<Stream> DialAsync(IPEndPoint gateway, EndPoint to, CancellationToken cancel)
    {
        var socket = new Socket(gateway.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(gateway, cancel).ConfigureAwait(false);
            await AskAsync(socket, to, cancel).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Asks the gateway at the other end of a connection to dial on, and waits for its word.</summary>
    public static async Task AskAsync(Socket socket, EndPoint to, CancellationToken cancel)
    {
        var name = to is DnsEndPoint dns ? $"{dns.Host}:{dns.Port}" : to.ToString();
        var request = Encoding.ASCII.GetBytes($"CONNECT {name} HTTP/1.1\r\nHost: {name}\r\n\r\n");
        await socket.SendAsync(request, cancel).ConfigureAwait(false);
        var answer = new byte[LongestAnswer];
        var length = 0;
        // Byte for byte to the empty line: what comes after it is the other end's.
        while (length < answer.Length && !answer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
        {
            if (await socket.ReceiveAsync(answer.AsMemory(length, 1), cancel).ConfigureAwait(false) == 0) break;
            length++;
        }

        if (!answer.AsSpan(0, length).StartsWith("HTTP/1.1 200"u8))
            throw new IOException($"The gateway does not dial {name}.");
    }
}
