using System.Net;
using System.Net.Sockets;

namespace Lightcone.Edge.Sockets;

/// <summary>Takes TCP connections that carry frames. Never blocks; for one thread at a time.</summary>
public sealed class FrameListener : IDisposable
{
    private const int Backlog = 256;

    private readonly Socket _socket;

    /// <summary>Listens.</summary>
    /// <param name="local">Where; port 0 for any.</param>
    /// <exception cref="SocketException">The address cannot be had.</exception>
    public FrameListener(IPEndPoint local)
    {
        _socket = new Socket(local.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (local.AddressFamily == AddressFamily.InterNetworkV6) _socket.DualMode = false;
            _socket.Blocking = false;
            _socket.Bind(local);
            _socket.Listen(Backlog);
        }
        catch
        {
            _socket.Dispose();
            throw;
        }

        File = (int)_socket.Handle;
        Local = (IPEndPoint)_socket.LocalEndPoint!;
    }

    /// <summary>Address and port that it was given.</summary>
    public IPEndPoint Local { get; }

    internal int File { get; }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    /// <summary>Whether the last connection could not be taken for want of files: it goes on waiting, and some other
    /// must be closed first.</summary>
    public bool LacksFiles { get; private set; }

    /// <summary>Takes the next connection; null if there is none.</summary>
    public FrameStream? TryAccept()
    {
        LacksFiles = false;
        Socket? accepted = null;
        try
        {
            accepted = _socket.Accept();
            return FrameStream.Of(accepted);
        }
        catch (SocketException problem)
        {
            LacksFiles = problem.SocketErrorCode is SocketError.TooManyOpenSockets;
            accepted?.Dispose(); // none there, or gone again
            return null;
        }
    }
}
