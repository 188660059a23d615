using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Lightcone.Edge.Sockets;

namespace Lightcone.Edge.Answering;

/// <summary>Makes connections outside the thread of the timed phases, which never waits for one.</summary>
internal sealed class HostDialler : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly IPEndPoint? _gateway;
    private readonly ConcurrentQueue<(Route Route, FrameStream Stream)> _made = new();
    private readonly CancellationTokenSource _end = new();

    public HostDialler(IPEndPoint? gateway) => _gateway = gateway;

    public void Dispose()
    {
        _end.Cancel();
        DropMade();
    }

    /// <summary>Begins to dial; a landmark that cannot be reached is one way less.</summary>
    public void Dial(Route route) => _ = DialAsync(route, _end.Token);

    public bool TryTake(out Route route, out FrameStream stream)
    {
        var isThere = _made.TryDequeue(out var made);
        (route, stream) = (made.Route, made.Stream);
        return isThere;
    }

    private void DropMade()
    {
        while (_made.TryDequeue(out var left)) left.Stream.Dispose();
    }

    private async Task DialAsync(Route route, CancellationToken end)
    {
        var to = SocketName.ToEndPoint(route.Address);
        var socket = new Socket((_gateway ?? to).AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(end);
            patience.CancelAfter(Patience);
            await socket.ConnectAsync(_gateway ?? to, patience.Token).ConfigureAwait(false);
            if (_gateway is not null) await Tunnel.AskAsync(socket, to, patience.Token).ConfigureAwait(false);
            _made.Enqueue((route, new FrameStream(socket, route.Address)));
            if (end.IsCancellationRequested) DropMade(); // nobody takes it any more
        }
        catch (Exception problem) when (problem is SocketException or IOException or OperationCanceledException)
        {
            socket.Dispose();
        }
    }
}
