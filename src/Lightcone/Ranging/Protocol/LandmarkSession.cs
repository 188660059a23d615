using System.Buffers.Binary;
using Lightcone.Challenges;

namespace Lightcone.Ranging.Protocol;

/// <summary>The landmark's end of one timed phase: admits addresses, sends challenges, takes answers. Pure: the program
/// owns the sockets, the clock and the randomness. For one thread at a time.</summary>
/// <remarks>
/// Rules. An address is worth nothing until it has shown its cookie, and then only that many bytes as came from it:
/// each hello and each answer pays for one challenge. Three challenges in a row without an answer end an address; a new
/// hello begins it anew. A nonce is sent once: sent again, it would be answered before the second sending was heard.
/// The first answer to a challenge counts. Addresses are evidence of nothing.
/// </remarks>
public sealed class LandmarkSession
{
    /// <summary>After so many challenges in a row without an answer an address gets no more.</summary>
    public const int MostUnanswered = 3;

    /// <summary>No session has more addresses: sockets, and what network address translators make of them.</summary>
    public const int MostAddresses = 64;

    private readonly SessionId _session;
    private readonly Pair _ends;
    private readonly SessionKeys _keys;
    private readonly CookieJar _cookies;
    private readonly Dictionary<string, Path> _paths = new(StringComparer.Ordinal);
    private readonly HashSet<UInt128> _nonces = [];
    private readonly List<Sent> _sent = [];

    /// <summary>The landmark's end.</summary>
    /// <param name="session">The session.</param>
    /// <param name="ends">The two ends.</param>
    /// <param name="keys">Of this pair; disposed by the caller, after which this may not be used.</param>
    /// <param name="cookies">Of the landmark.</param>
    public LandmarkSession(SessionId session, Pair ends, SessionKeys keys, CookieJar cookies)
    {
        _session = session;
        _ends = ends;
        _keys = keys;
        _cookies = cookies;
    }

    /// <summary>The addresses that may be sent a challenge now, in the order of their names.</summary>
    public IReadOnlyList<string> Ready => [.. _paths.Where(entry => entry.Value.IsReady)
        .Select(entry => entry.Key).Order(StringComparer.Ordinal)];

    /// <summary>Takes a hello.</summary>
    /// <param name="datagram">From anybody.</param>
    /// <param name="address">Where it came from, in the program's own words and at most 64 bytes; one form for each
    /// address and port.</param>
    /// <param name="period">The landmark's clock in whole periods of the cookies.</param>
    /// <param name="reply">56 bytes; written if the result is true, and then to be sent back.</param>
    /// <exception cref="ArgumentException">The address is longer.</exception>
    public bool ReceiveHello(ReadOnlySpan<byte> datagram, string address, long period, Span<byte> reply)
    {
        if (!Frame.TryRead(datagram, out var hello) || hello.Kind != FrameKind.Hello || !hello.IsOf(_session))
            return false;
        if (!_cookies.IsShownBy(hello, address, period))
        {
            Span<byte> cookie = stackalloc byte[Frame.NonceBytes];
            _cookies.Write(hello, address, period, cookie);
            Frame.Write(reply, FrameKind.Cookie, _session, hello.Sequence, cookie);
            return true;
        }

        if (!hello.IsSealedBy(_ends, _keys.Hello)) return false;
        if (!_paths.TryGetValue(address, out var path))
        {
            if (_paths.Count >= MostAddresses) return false;
            _paths.Add(address, path = new Path());
        }

        path.Paid++;
        path.Unanswered = 0;
        return false;
    }

    /// <summary>Makes the next challenge for an address; false if it may not be sent one.</summary>
    /// <param name="address">One of <see cref="Ready"/>.</param>
    /// <param name="nonce">Unpredictable, and never used before.</param>
    /// <param name="frame">56 bytes, written.</param>
    /// <exception cref="ArgumentException">The nonce was used before.</exception>
    public bool TryChallenge(string address, UInt128 nonce, Span<byte> frame)
    {
        if (_sent.Count >= Receipt.MostSamples) return false;
        if (!_paths.TryGetValue(address, out var path) || !path.IsReady) return false;
        if (!_nonces.Add(nonce)) throw new ArgumentException("A nonce is sent once.", nameof(nonce));
        path.Paid--;
        path.Unanswered++;
        _sent.Add(new Sent(nonce));
        Span<byte> bytes = stackalloc byte[Frame.NonceBytes];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, nonce);
        Frame.Write(frame, FrameKind.Challenge, _session, (uint)_sent.Count, bytes);
        Frame.Seal(frame, _ends, _keys.Challenge);
        return true;
    }

    /// <summary>Takes an answer, after its time was stamped.</summary>
    /// <param name="datagram">From anybody.</param>
    /// <param name="address">Where it came from.</param>
    /// <param name="stamps">The readings round the challenge that the datagram claims to answer; the program finds them
    /// by its sequence number.</param>
    /// <returns>Whether it is the first right answer to its challenge.</returns>
    public bool ReceiveAnswer(ReadOnlySpan<byte> datagram, string address, Stamps stamps)
    {
        if (!Frame.TryRead(datagram, out var answer) || answer.Kind != FrameKind.Answer) return false;
        if (!answer.IsOf(_session) || answer.Sequence == 0 || answer.Sequence > _sent.Count) return false;
        var sent = _sent[(int)answer.Sequence - 1];
        if (sent.IsAnswered || BinaryPrimitives.ReadUInt128BigEndian(answer.Nonce) != sent.Nonce) return false;
        if (!answer.IsSealedBy(_ends, _keys.Answer)) return false;
        sent.IsAnswered = true;
        sent.RoundTrip = stamps.RoundTrip;
        if (_paths.TryGetValue(address, out var path))
        {
            path.Paid++;
            path.Unanswered = 0;
        }

        return true;
    }

    /// <summary>What was measured, to be signed.</summary>
    /// <param name="registerVersion">The version of the register that holds this landmark's place.</param>
    public Receipt ToReceipt(uint registerVersion) => new()
    {
        Session = _session,
        Ends = _ends,
        RegisterVersion = registerVersion,
        Samples = [.. _sent.Select((sent, i) => new Sample((uint)i + 1, sent.Nonce, sent.RoundTrip))],
    };

    private sealed class Path
    {
        /// <summary>Frames that came from here and were not yet spent on challenges.</summary>
        public int Paid { get; set; }

        public int Unanswered { get; set; }

        public bool IsReady => Paid > 0 && Unanswered < MostUnanswered;
    }

    private sealed class Sent(UInt128 nonce)
    {
        public UInt128 Nonce { get; } = nonce;

        public bool IsAnswered { get; set; }

        public RoundTrip? RoundTrip { get; set; }
    }
}
