using System.Collections.Concurrent;
using Lightcone.Challenges;
using Lightcone.Edge.Exchanges;
using Lightcone.Edge.Sockets;

namespace Lightcone.Edge.Answering;

/// <summary>The host's end of all timed phases of a program: dials out, says hello, answers challenges. It has a thread
/// of its own while a phase runs, and none else.</summary>
/// <remarks>Between a challenge and its answer stand two MACs, one look into a table and the system calls; nothing is
/// allocated there, and the ledger is written on other threads. It listens on no port: what comes to its sockets is
/// dropped unless it is a frame of a running phase, from the landmark's address and under the pair's key.</remarks>
public sealed class HostEnd : IEnd, IDisposable
{
    private const long Second = 1_000_000_000;
    private const long LongestSleep = Second / 10;

    private readonly HostEndSettings _settings;
    private readonly TimeProvider _time;
    private readonly ConcurrentQueue<(Opening Opening, SessionKeys Keys)> _arriving = new();
    private readonly ConcurrentQueue<HostPair> _finished = new();
    private readonly Lock _lock = new();
    private readonly HostDialler _dialler;
    private readonly Waiting _waiting = new(); // here, so that a lack of files is told to whoever starts the program
    private Thread? _thread;
    private volatile bool _isDisposed;

    /// <summary>An end without phases.</summary>
    public HostEnd(HostEndSettings settings, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(settings.Sockets is >= 1 and <= 4, true, nameof(settings));
        (_settings, _time) = (settings, time);
        _dialler = new HostDialler(settings.Gateway);
    }

    /// <inheritdoc/>
    public Role Role => Role.Host;

    /// <inheritdoc/>
    public void Start(Opening opening, SessionKeys keys)
    {
        // What cannot be written down does not leave: then this phase ends as it begins, with nothing received.
        if (!IsNoted($"timed phase begins: at most {opening.Challenges} challenges", opening, 0))
        {
            Finish(new HostPair(opening, keys, _time.GetUtcNow()));
            return;
        }

        _arriving.Enqueue((opening, keys));
        lock (_lock)
        {
            if (_thread is not null || _isDisposed) return;
            _thread = new Thread(Run) { IsBackground = true, Name = "timed phases" };
            _thread.Start();
        }
    }

    /// <inheritdoc/>
    public bool TryTakeFinished(out FinishedPair finished)
    {
        finished = default;
        if (!_finished.TryDequeue(out var pair)) return false;
        Note(pair);
        finished = pair.ToFinished();
        return true;
    }

    /// <summary>Ends all phases; what they gave is lost, but for what they sent, which is noted.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        Thread? thread;
        lock (_lock) thread = _thread;
        thread?.Join();
        while (_arriving.TryDequeue(out var left)) left.Keys.Dispose();
        while (_finished.TryDequeue(out var pair)) Note(pair);
        _dialler.Dispose();
        _waiting.Dispose();
    }

    private void Run()
    {
        using var sockets = new HostSockets(_settings.Sockets, _settings.Gateway);
        using var table = new HostTable(sockets, _dialler);
        while (!_isDisposed)
        {
            while (_arriving.TryDequeue(out var next))
                table.Add(new HostPair(next.Opening, next.Keys, _time.GetUtcNow()));
            table.SayHello(Clocks.Steady);
            foreach (var pair in table.TakeOver(Clocks.Steady)) Finish(pair);
            if (table.IsEmpty && HasEnded()) return;
            Wait(table, sockets, _waiting);
        }

        foreach (var pair in table.TakeAll()) Finish(pair);
    }

    private static void Wait(HostTable table, HostSockets sockets, Waiting waiting)
    {
        waiting.Clear();
        var open = sockets.Open;
        for (var i = 0; i < open.Count; i++) waiting.Add(open[i]);
        var streams = table.Streams;
        for (var i = 0; i < streams.Count; i++) waiting.Add(streams[i].Stream!);
        waiting.For(Math.Min(table.NextHello - Clocks.Steady, LongestSleep));
        // The event has the first place.
        for (var i = 0; i < open.Count; i++)
        {
            if (waiting.HasInput(1 + i)) table.Answer(open[i]);
        }

        for (var i = 0; i < streams.Count; i++)
        {
            if (waiting.HasInput(1 + open.Count + i)) HostTable.Answer(streams[i]);
        }
    }

    // A phase that arrives while the thread ends finds the lock, and then no thread: it starts the next one.
    private bool HasEnded()
    {
        lock (_lock)
        {
            if (!_arriving.IsEmpty) return false;
            _thread = null;
            return true;
        }
    }

    // A full disk must not end the thread, and the program with it.
    private bool IsNoted(string what, Opening opening, long bytes)
    {
        try
        {
            var to = string.Join(", ", opening.Endpoints.Select(endpoint => endpoint.Address));
            if (_settings.Gateway is { } gateway) to += $" by way of {gateway}";
            _settings.Ledger?.Add(what, to, bytes, null);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void Note(HostPair pair) => IsNoted(
        $"timed phase: {pair.HellosSent} hellos, {pair.AnswersSent} answers", pair.Opening, pair.BytesSent);

    private void Finish(HostPair pair)
    {
        pair.Erase();
        _finished.Enqueue(pair);
    }
}
