using System.Security.Cryptography;
using Lightcone.Challenges;
using Lightcone.Edge.Sockets;
using Lightcone.Ranging.Frames;
using Lightcone.Ranging.Sessions;

namespace Lightcone.Probe.Landmarks;

/// <summary>One timed phase at the landmark's end: when the next challenge is due, and when all is over.</summary>
internal sealed class Burst
{
    private const long Second = 1_000_000_000;

    /// <summary>The receipt must reach the verifier before the session expires.</summary>
    private const long ReserveNanoseconds = 20 * Second;

    /// <summary>After the last challenge: an answer that takes longer says nothing of the Earth.</summary>
    private const long LastWaitNanoseconds = 3 * Second;

    /// <summary>Where nobody has paid for the challenge that is due, it waits for the next hello.</summary>
    private const long TryAgainNanoseconds = Second / 20;

    private readonly SessionKeys _keys;
    private readonly long[] _offsets;
    private readonly long _end;
    private long _begun;
    private long _lastSent;
    private bool _isHeldBack;

    /// <summary>A phase that begins when the host has said hello.</summary>
    public Burst(Opening opening, SessionKeys keys, CookieJar cookies, DateTimeOffset now)
    {
        (Opening, _keys) = (opening, keys);
        Session = new LandmarkSession(
            opening.Session, new Pair(opening.Host.Id, opening.Landmark.Id), keys, cookies);
        _offsets = Schedule(opening);
        var left = (long)(opening.Expiry - now).TotalMilliseconds * 1_000_000;
        _end = Clocks.Steady + left - ReserveNanoseconds;
    }

    public Opening Opening { get; }

    public LandmarkSession Session { get; }

    public bool HasBegun => _begun != 0;

    /// <summary>The steady clock when to look at it again.</summary>
    public long NextDue { get; private set; }

    /// <summary>The host was admitted: the first challenge is due at its random time.</summary>
    public void Begin(long now)
    {
        _begun = now;
        NextDue = now + _offsets[0];
    }

    /// <summary>When to look again while the host has not come.</summary>
    public void Await(long now) => NextDue = Math.Min(now + Second, _end);

    /// <summary>Whether a challenge is to be made now.</summary>
    public bool IsDue(long now) => HasBegun && Session.SentCount < _offsets.Length
        && now >= _begun + _offsets[Session.SentCount];

    /// <summary>A challenge was made, or could not be.</summary>
    public void Move(long now, bool wasSent)
    {
        if (wasSent) _lastSent = now;
        _isHeldBack = !wasSent && IsDue(now);
        var isLast = Session.SentCount == _offsets.Length;
        var next = isLast ? now + TryAgainNanoseconds : _begun + _offsets[Session.SentCount];
        NextDue = wasSent ? next : Math.Max(next, now + TryAgainNanoseconds);
    }

    /// <summary>A frame came that paid: whether the challenge that waited for it is due now.</summary>
    public bool TryHasten(long now)
    {
        if (!_isHeldBack || !Session.IsReady) return false;
        _isHeldBack = false;
        NextDue = now;
        return true;
    }

    /// <summary>All is sent and answered, or waited for, or time is up.</summary>
    public bool IsOver(long now) => now >= _end
        || (Session.SentCount == _offsets.Length
            && (Session.AnsweredCount == Session.SentCount || now - _lastSent > LastWaitNanoseconds));

    public void Erase() => _keys.Dispose();

    // Random times over the burst: nobody on the way knows when to have the line free.
    private static long[] Schedule(Opening opening)
    {
        var span = (int)opening.Burst.TotalMilliseconds;
        long[] offsets = [.. Enumerable.Range(0, opening.Challenges).Select(_ =>
            (RandomNumberGenerator.GetInt32(span + 1) * 1_000_000L) + RandomNumberGenerator.GetInt32(1_000_000))];
        Array.Sort(offsets);
        return offsets;
    }
}
