using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Lightcone.Challenges;
using Lightcone.Edge.Exchanges;
using Lightcone.Edge.Sockets;
using Lightcone.Ranging.Frames;

namespace Lightcone.Probe.Landmarks;

/// <summary>The landmark's end of all timed phases of a program, on one thread: answers hellos, sends challenges at
/// random times, stamps answers.</summary>
/// <remarks>It answers nobody but hosts of sessions that the verifier opened with it. A slow thread makes times longer,
/// never shorter; the kernel's stamps leave its slowness out.</remarks>
internal sealed class LandmarkEnd : IEnd, IDisposable
{
    private const long LongestSleep = 1_000_000_000;
    private const int CookieSecretBytes = 32;

    private readonly LandmarkPorts _ports;
    private readonly TimeProvider _time;
    private readonly CookieJar _cookies = new(RandomNumberGenerator.GetBytes(CookieSecretBytes));
    private readonly ConcurrentQueue<(Opening Opening, SessionKeys Keys)> _arriving = new();
    private readonly ConcurrentQueue<FinishedPair> _finished = new();
    private readonly Waiting _waiting = new();
    private readonly Thread _thread;
    private volatile bool _isDisposed;

    /// <summary>Listens, and runs.</summary>
    /// <param name="addresses">At most one for each family.</param>
    /// <param name="time">The clock that sessions expire on.</param>
    /// <param name="isStamped">Whether the kernel's stamps are used where they are good.</param>
    public LandmarkEnd(IReadOnlyList<IPEndPoint> addresses, TimeProvider time, bool isStamped = true)
    {
        _time = time;
        _ports = new LandmarkPorts(addresses, isStamped);
        Addresses = [.. _ports.Sockets.Select(socket => socket.Local)];
        _thread = new Thread(Run) { IsBackground = true, Name = "timed phases" };
        _thread.Start();
    }

    public Role Role => Role.Landmark;

    /// <summary>Where it listens, UDP and TCP alike.</summary>
    public IReadOnlyList<IPEndPoint> Addresses { get; }

    public void Start(Opening opening, SessionKeys keys)
    {
        _arriving.Enqueue((opening, keys));
        _waiting.Wake();
    }

    public bool TryTakeFinished(out FinishedPair finished) => _finished.TryDequeue(out finished);

    public void Dispose()
    {
        _isDisposed = true;
        _waiting.Wake();
        _thread.Join();
        while (_arriving.TryDequeue(out var left)) left.Keys.Dispose();
        _ports.Dispose();
        _waiting.Dispose();
        _cookies.Dispose();
    }

    private void Run()
    {
        var table = new LandmarkTable(_ports);
        while (!_isDisposed)
        {
            while (_arriving.TryDequeue(out var next))
                table.Add(new Burst(next.Opening, next.Keys, _cookies, _time.GetUtcNow()), Clocks.Steady);
            foreach (var burst in table.Turn(Clocks.Steady)) Finish(burst);
            Wait(table);
            _ports.Sweep(Clocks.Steady);
        }
    }

    private void Wait(LandmarkTable table)
    {
        _waiting.Clear();
        foreach (var socket in _ports.Sockets) _waiting.Add(socket);
        foreach (var listener in _ports.Listeners) _waiting.Add(listener);
        FrameStream[] streams = [.. _ports.Streams];
        foreach (var stream in streams) _waiting.Add(stream);
        _waiting.For(Math.Min(table.NextDue - Clocks.Steady, LongestSleep));
        var place = 1; // the event has the first
        foreach (var socket in _ports.Sockets)
        {
            if (_waiting.HasInput(place)) table.Receive(socket);
            if (_waiting.HasError(place++)) table.ReceiveStamps(socket);
        }

        foreach (var listener in _ports.Listeners)
        {
            if (_waiting.HasInput(place++)) _ports.Accept(listener);
        }

        foreach (var stream in streams)
        {
            if (_waiting.HasInput(place++)) table.Receive(stream);
        }
    }

    private void Finish(Burst burst)
    {
        var receipt = burst.Session.ToReceipt(burst.Opening.RegisterVersion);
        _finished.Enqueue(new FinishedPair(burst.Opening, receipt.ToPayload(), burst.Session.AnsweredCount));
        burst.Erase();
    }
}
