using System.Buffers.Binary;
using Lightcone.Challenges;
using Lightcone.Ranging.Frames;
using Lightcone.Ranging.Receipts;

namespace Lightcone.Ranging.Sessions;

/// <summary>The landmark's end of one timed phase: admits addresses, sends challenges, takes answers. Pure: the program
/// owns the sockets, the clock and the randomness, and ends the session when it expires. For one thread at a
/// time.</summary>
/// <remarks>
/// Rules. An address is worth nothing until it has shown its cookie, and then only that many bytes as came from it:
/// each new hello and each answer pays for one challenge. Three challenges in a row without an answer end an address; a
/// new hello begins it anew. A nonce is sent once: sent again, it would be answered before the second sending was
/// heard. The first answer to a challenge counts. Addresses are evidence of nothing.
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
    private readonly List<Path> _paths = [];
    private readonly HashSet<UInt128> _nonces = [];
    private readonly List<Sent> _sent = [];
    private int _lastPath;

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

    /// <summary>How many challenges were made.</summary>
    public int SentCount => _sent.Count;

    /// <summary>How many of them were answered.</summary>
    public int AnsweredCount { get; private set; }

    /// <summary>Whether there is an address that may be sent a challenge now.</summary>
    public bool IsReady => _sent.Count < Receipt.MostSamples && _paths.Exists(path => path.IsReady);

    /// <summary>Takes a hello.</summary>
    /// <param name="datagram">From anybody.</param>
    /// <param name="address">Where it came from.</param>
    /// <param name="period">The landmark's clock in whole periods of the cookies.</param>
    /// <param name="reply">56 bytes; written if the result is true, and then to be sent back.</param>
    public bool ReceiveHello(ReadOnlySpan<byte> datagram, RemoteAddress address, long period, Span<byte> reply)
    {
        if (!Frame.TryRead(datagram, out var hello) || hello.Kind != FrameKind.Hello || !hello.IsOf(_session))
            return false;
        if (address.Transport is Transport.Unspecified) return false;
        Span<byte> cookie = stackalloc byte[Frame.NonceBytes];
        if (!_cookies.IsShownBy(hello, address, period, cookie))
        {
            Frame.Write(reply, FrameKind.Cookie, _session, hello.Sequence, cookie);
            return true;
        }

        if (hello.IsSealedBy(_ends, _keys.Hello)) PathOf(address, admits: true)?.TakeHello(hello.HelloCount);
        return false;
    }

    /// <summary>Makes the next challenge, for the next address in turn that has paid for one; false if there is
    /// none.</summary>
    /// <param name="nonce">Unpredictable, and never used before.</param>
    /// <param name="frame">56 bytes, written.</param>
    /// <param name="address">Where to send it.</param>
    /// <param name="sequence">Its number, for <see cref="NoteSending"/>.</param>
    /// <exception cref="ArgumentException">The nonce was used before.</exception>
    public bool TryChallenge(UInt128 nonce, Span<byte> frame, out RemoteAddress address, out uint sequence)
    {
        (address, sequence) = (default, 0);
        if (_sent.Count >= Receipt.MostSamples || NextPath() is not { } path) return false;
        if (!_nonces.Add(nonce)) throw new ArgumentException("A nonce is sent once.", nameof(nonce));
        path.Spend();
        _sent.Add(new Sent(nonce, path.Address.Transport));
        (address, sequence) = (path.Address, (uint)_sent.Count);
        Span<byte> bytes = stackalloc byte[Frame.NonceBytes];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, nonce);
        Frame.Write(frame, FrameKind.Challenge, _session, sequence, bytes);
        Frame.Seal(frame, _ends, _keys.Challenge);
        return true;
    }

    /// <summary>The clocks just before the challenge is handed to the kernel. Without it the challenge gets no
    /// time.</summary>
    /// <param name="sequence">Of a challenge that was made.</param>
    /// <param name="before">The clocks.</param>
    public void NoteSending(uint sequence, Reading before) => _sent[(int)sequence - 1].NoteSending(before);

    /// <summary>When the kernel says that it sent a challenge, which it shows: matched by its nonce, never by the order
    /// of sending.</summary>
    /// <param name="datagram">What the kernel sent.</param>
    /// <param name="wall">The kernel's stamp.</param>
    public void NoteKernelSending(ReadOnlySpan<byte> datagram, long wall)
    {
        if (!Frame.TryRead(datagram, out var frame) || frame.Kind != FrameKind.Challenge) return;
        Named(frame)?.NoteKernelSending(wall);
    }

    /// <summary>Takes an answer, after its time was stamped.</summary>
    /// <param name="datagram">From anybody.</param>
    /// <param name="address">Where it came from.</param>
    /// <param name="arrival">The clocks when it came.</param>
    /// <returns>Whether it is the first right answer to its challenge.</returns>
    public bool ReceiveAnswer(ReadOnlySpan<byte> datagram, RemoteAddress address, Arrival arrival)
    {
        if (!Frame.TryRead(datagram, out var answer) || answer.Kind != FrameKind.Answer) return false;
        if (Named(answer) is not { IsAnswered: false } sent || !answer.IsSealedBy(_ends, _keys.Answer)) return false;
        sent.NoteArrival(arrival);
        AnsweredCount++;
        PathOf(address, admits: false)?.TakeAnswer();
        return true;
    }

    /// <summary>What was measured, to be signed.</summary>
    /// <param name="registerVersion">The version of the register that holds this landmark's place.</param>
    public Receipt ToReceipt(uint registerVersion) => new()
    {
        Session = _session,
        Ends = _ends,
        RegisterVersion = registerVersion,
        Samples = [.. _sent.Select((sent, i) => sent.ToSample((uint)i + 1))],
    };

    private Sent? Named(Frame frame)
    {
        if (!frame.IsOf(_session) || frame.Sequence == 0 || frame.Sequence > _sent.Count) return null;
        var sent = _sent[(int)frame.Sequence - 1];
        return BinaryPrimitives.ReadUInt128BigEndian(frame.Nonce) == sent.Nonce ? sent : null;
    }

    private Path? PathOf(RemoteAddress address, bool admits)
    {
        foreach (var known in _paths)
        {
            if (known.Address == address) return known;
        }

        if (!admits || _paths.Count >= MostAddresses) return null;
        var path = new Path(address);
        _paths.Add(path);
        return path;
    }

    private Path? NextPath()
    {
        for (var i = 1; i <= _paths.Count; i++)
        {
            var index = (_lastPath + i) % _paths.Count;
            if (!_paths[index].IsReady) continue;
            _lastPath = index;
            return _paths[index];
        }

        return null;
    }
}
