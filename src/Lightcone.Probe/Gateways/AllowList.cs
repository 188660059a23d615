using System.Net;
using Lightcone.Edge;
using Lightcone.Edge.Sockets;
using Lightcone.Ranging.Frames;

namespace Lightcone.Probe.Gateways;

/// <summary>Where a gateway passes things on to: the verifier and the landmarks, one <c>host:port</c> a line. Read
/// again when the file changes, so that a new landmark needs no restart.</summary>
internal sealed class AllowList
{
    private const int MostLines = 65_536;
    private const long LookAgainNanoseconds = 5_000_000_000;

    private readonly string _path;
    private readonly Lock _lock = new();
    private HashSet<string> _places = [];
    private HashSet<(UInt128 Address, ushort Port)> _landmarks = [];
    private DateTime _written;
    private long _lookedAt;

    /// <exception cref="EdgeException">The file cannot be read, or a line is no place.</exception>
    public AllowList(string path)
    {
        _path = path;
        Read();
    }

    /// <summary>Whether a connection to it may be made.</summary>
    public bool Holds(string place)
    {
        lock (_lock)
        {
            LookAgain();
            return _places.Contains(place);
        }
    }

    /// <summary>Whether frames may be sent to it.</summary>
    public bool Holds(RemoteAddress landmark)
    {
        lock (_lock)
        {
            LookAgain();
            return _landmarks.Contains((landmark.Address, landmark.Port));
        }
    }

    private void LookAgain()
    {
        var now = Clocks.Steady;
        if (now - _lookedAt < LookAgainNanoseconds) return;
        _lookedAt = now;
        try
        {
            if (File.GetLastWriteTimeUtc(_path) != _written) Read();
        }
        catch (EdgeException)
        {
            // The list that was good stays; it is looked at again.
        }
    }

    private void Read()
    {
        try
        {
            var written = File.GetLastWriteTimeUtc(_path);
            string[] lines = [.. File.ReadLines(_path).Take(MostLines).Select(line => line.Trim())
                .Where(line => line.Length > 0 && line[0] != '#')];
            foreach (var line in lines.Where(line => !IsPlace(line)))
                throw new EdgeException($"{_path}: '{line}' is no host:port; write one a line, # begins a remark");
            _places = [.. lines];
            _landmarks = [.. lines.Select(Landmark).OfType<(UInt128, ushort)>()];
            _written = written;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new EdgeException($"{_path}: cannot be read ({problem.Message}); give --allow a file of host:port");
        }
    }

    private static bool IsPlace(string line)
    {
        var colon = line.LastIndexOf(':');
        return colon > 0 && !line.Any(char.IsWhiteSpace)
            && ushort.TryParse(line.AsSpan(colon + 1), out var port) && port > 0;
    }

    private static (UInt128 Address, ushort Port)? Landmark(string line)
    {
        if (!IPEndPoint.TryParse(line, out var endpoint)) return null;
        var address = SocketName.Of(endpoint, isTcp: false);
        return (address.Address, address.Port);
    }
}
