using System.Security.Cryptography;
using Lightcone.Challenges;
using Lightcone.Edge.Exchanges;
using Lightcone.Edge.Sockets;
using Lightcone.Ranging.Frames;
using Lightcone.Ranging.Sessions;

namespace Lightcone.Edge.Answering;

/// <summary>One timed phase at the host's end: when to say hello, and when it is over.</summary>
internal sealed class HostPair
{
    private const long Second = 1_000_000_000;

    /// <summary>The transcript must reach the verifier before the session expires.</summary>
    private const long ReserveNanoseconds = 15 * Second;

    private readonly SessionKeys _keys;
    private readonly long _end;
    private readonly long _longestQuiet;
    private long _lastHeard;

    /// <summary>A phase that begins now.</summary>
    /// <param name="opening">Accepted.</param>
    /// <param name="keys">Disposed with <see cref="Erase"/>.</param>
    /// <param name="now">The wall clock, which the expiry is measured on.</param>
    public HostPair(Opening opening, SessionKeys keys, DateTimeOffset now)
    {
        (Opening, _keys) = (opening, keys);
        Session = new HostSession(
            opening.Session, new Pair(opening.Host.Id, opening.Landmark.Id), opening.Challenges, keys);
        var left = (long)(opening.Expiry - now).TotalMilliseconds * 1_000_000;
        _end = Clocks.Steady + left - ReserveNanoseconds;
        // Challenges come at random times: after so long without one there will be no more.
        var gap = (long)(opening.Burst.TotalMilliseconds / opening.Challenges * 1_000_000);
        _longestQuiet = (6 * Second) + (4 * gap);
    }

    public Opening Opening { get; }

    public HostSession Session { get; }

    public List<Route> Routes { get; } = [];

    public long HellosSent { get; private set; }

    public long AnswersSent { get; private set; }

    public long BytesSent { get; private set; }

    /// <summary>How long to wait after a round of hellos: longer where nothing has come back for ten of them. Never
    /// twice the same: a landmark under a flood spends what it has at the beginning of each second.</summary>
    public long NextInterval()
    {
        var usual = _lastHeard == 0 && HellosSent > 10 * Routes.Count ? 4 * Second : Second * 3 / 4;
        return usual + RandomNumberGenerator.GetInt32((int)(Second / 2));
    }

    public void Hear(long now) => _lastHeard = now;

    /// <summary>Counts a frame that left.</summary>
    public void NoteSent(bool isAnswer, long bytes)
    {
        if (isAnswer) AnswersSent++;
        else HellosSent++;
        BytesSent += bytes;
    }

    /// <summary>All challenges came, or none comes any more.</summary>
    public bool IsOver(long now) => Session.ReceivedCount >= Opening.Challenges || now >= _end
        || (Session.ReceivedCount > 0 && now - _lastHeard > _longestQuiet);

    /// <summary>What is to be signed, once it is over; its keys may be erased by then.</summary>
    public FinishedPair ToFinished() => new(Opening, Session.ToTranscript().ToPayload(), Session.ReceivedCount);

    public void Erase()
    {
        _keys.Dispose();
        foreach (var route in Routes) route.Stream?.Dispose();
    }
}
