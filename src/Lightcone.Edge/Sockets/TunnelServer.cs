using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Lightcone.Edge.Sockets;

/// <summary>The gateway's end of HTTP CONNECT (RFC 9110, 9.3.6): dials on for its hosts, to places on a list and
/// nowhere else, and passes bytes both ways without looking at them.</summary>
public sealed class TunnelServer : IDisposable
{
    private const int LongestRequest = 1024;
    private const int MostTunnels = 4096;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Socket _listener;
    private readonly Func<string, bool> _isAllowed;
    private int _tunnels;

    /// <summary>Listens.</summary>
    /// <param name="local">Where; port 0 for any.</param>
    /// <param name="isAllowed">Whether a place, as <c>host:port</c>, may be dialled.</param>
    /// <exception cref="SocketException">The address cannot be had.</exception>
    public TunnelServer(IPEndPoint local, Func<string, bool> isAllowed)
    {
        _isAllowed = isAllowed;
        _listener = new Socket(local.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            _listener.Bind(local);
            _listener.Listen();
        }
        catch
        {
            _listener.Dispose();
            throw;
        }

        Local = (IPEndPoint)_listener.LocalEndPoint!;
    }

    /// <summary>A tunnel that carried nothing for so long, either way, is over: an end that went without a word would
    /// else hold its place for ever. No exchange waits longer for its reply than a minute.</summary>
    public TimeSpan LongestSilence { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Address and port that it was given.</summary>
    public IPEndPoint Local { get; }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    /// <summary>Serves until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                var host = await _listener.AcceptAsync(cancel).ConfigureAwait(false);
                _ = ServeAsync(host, cancel);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(100, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ServeAsync(Socket host, CancellationToken cancel)
    {
        using var held = host;
        try
        {
            if (Interlocked.Increment(ref _tunnels) > MostTunnels) return;
            using var there = await DialAsync(host, cancel).ConfigureAwait(false);
            if (there is null)
            {
                await host.SendAsync("HTTP/1.1 403 Forbidden\r\n\r\n"u8.ToArray(), cancel).ConfigureAwait(false);
                return;
            }

            await host.SendAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), cancel).ConfigureAwait(false);
            await PassBothWaysAsync(host, there, cancel).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is SocketException or IOException or OperationCanceledException
            or ObjectDisposedException)
        {
            // One of the two has gone; the other sees it by its closed connection.
        }
        finally
        {
            Interlocked.Decrement(ref _tunnels);
        }
    }

    private async Task<Socket?> DialAsync(Socket host, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        if (await ReadPlaceAsync(host, patience.Token).ConfigureAwait(false) is not { } place || !_isAllowed(place))
            return null;
        var colon = place.LastIndexOf(':');
        var port = int.Parse(place.AsSpan(colon + 1), System.Globalization.CultureInfo.InvariantCulture);
        var name = place[..colon].Trim('[', ']');
        var there = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        host.NoDelay = true;
        try
        {
            var addresses = await PlaceName.AddressesAsync(name, patience.Token).ConfigureAwait(false);
            await there.ConnectAsync(addresses, port, patience.Token).ConfigureAwait(false);
            return there;
        }
        catch
        {
            there.Dispose();
            throw;
        }
    }

    // Byte for byte to the empty line: what comes after it is for the other end.
    private static async Task<string?> ReadPlaceAsync(Socket host, CancellationToken cancel)
    {
        var request = new byte[LongestRequest];
        var length = 0;
        while (!request.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
        {
            if (length == request.Length) return null;
            if (await host.ReceiveAsync(request.AsMemory(length, 1), cancel).ConfigureAwait(false) == 0) return null;
            length++;
        }

        var words = Encoding.ASCII.GetString(request, 0, length).Split("\r\n")[0].Split(' ');
        return words is ["CONNECT", { } place, "HTTP/1.1"] ? place : null;
    }

    private async Task PassBothWaysAsync(Socket one, Socket other, CancellationToken cancel)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAll(PassAsync(one, other, over), PassAsync(other, one, over)).ConfigureAwait(false);
    }

    private async Task PassAsync(Socket from, Socket to, CancellationTokenSource over)
    {
        try
        {
            var buffer = new byte[16 << 10];
            while (true)
            {
                over.CancelAfter(LongestSilence); // of both ways: whichever carries something keeps both
                var length = await from.ReceiveAsync(buffer, over.Token).ConfigureAwait(false);
                if (length == 0) break;
                for (var sent = 0; sent < length;)
                    sent += await to.SendAsync(buffer.AsMemory(sent, length - sent), over.Token).ConfigureAwait(false);
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch
        {
            await over.CancelAsync().ConfigureAwait(false); // the other way would wait for an end that has gone
            throw;
        }
    }
}
