using System.Buffers.Binary;
using Lightcone.Challenges;
using Lightcone.Ranging.Frames;
using Lightcone.Ranging.Receipts;

namespace Lightcone.Ranging.Sessions;

/// <summary>The host's end of one timed phase: says hello, shows the cookie, answers challenges. Pure: datagrams in,
/// datagrams out; the program owns the sockets. For one thread at a time.</summary>
/// <remarks>
/// Rules. It answers a challenge of its landmark and nothing else, with one frame of the same size, to wherever the
/// challenge came from; what it cannot check it drops in silence. A challenge that arrives twice is answered twice and
/// noted once: the landmark takes the first answer. It never asks for a time, and has none to give. Answering allocates
/// nothing: it is inside the timed window.
/// </remarks>
public sealed class HostSession
{
    /// <summary>No host has more sockets in a session.</summary>
    public const int MostSockets = 16;

    private const uint MostHellos = (1 << 24) - 1;

    private readonly SessionId _session;
    private readonly Pair _ends;
    private readonly SessionKeys _keys;
    private readonly UInt128[] _cookies = new UInt128[MostSockets];
    private readonly uint[] _hellos = new uint[MostSockets];
    private readonly UInt128[] _nonces;
    private readonly bool[] _received;

    /// <summary>The host's end.</summary>
    /// <param name="session">The session.</param>
    /// <param name="ends">The two ends.</param>
    /// <param name="challenges">How many challenges the opening allows; a higher sequence is dropped.</param>
    /// <param name="keys">Of this pair; disposed by the caller, after which this may not be used.</param>
    /// <exception cref="ArgumentOutOfRangeException">A receipt cannot hold so many.</exception>
    public HostSession(SessionId session, Pair ends, int challenges, SessionKeys keys)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(challenges);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(challenges, Receipt.MostSamples);
        _session = session;
        _ends = ends;
        _keys = keys;
        _nonces = new UInt128[challenges + 1];
        _received = new bool[challenges + 1];
    }

    /// <summary>How many challenges were received and answered.</summary>
    public int ReceivedCount { get; private set; }

    /// <summary>The hello of one socket, with its cookie if it has one. Send it at the start, when a cookie came, and
    /// every second: the landmark sends no more bytes than it was sent, and each hello pays once.</summary>
    /// <param name="destination">56 bytes, written.</param>
    /// <param name="socket">The socket's number, from 0: each has its own source port and so its own path and
    /// cookie.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not below <see cref="MostSockets"/>.</exception>
    public void WriteHello(Span<byte> destination, int socket)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)socket, (uint)MostSockets, nameof(socket));
        if (_hellos[socket] < MostHellos) _hellos[socket]++;
        Span<byte> cookie = stackalloc byte[Frame.NonceBytes];
        BinaryPrimitives.WriteUInt128BigEndian(cookie, _cookies[socket]);
        Frame.Write(destination, FrameKind.Hello, _session, (_hellos[socket] << 8) | (uint)socket, cookie);
        Frame.Seal(destination, _ends, _keys.Hello);
    }

    /// <summary>Takes a datagram from a socket.</summary>
    /// <param name="datagram">From anybody.</param>
    /// <param name="socket">The number of the socket that received it.</param>
    /// <param name="reply">56 bytes; written if the result is true, and then to be sent back at once.</param>
    public bool Receive(ReadOnlySpan<byte> datagram, int socket, Span<byte> reply)
    {
        if (!Frame.TryRead(datagram, out var frame)) return false;
        return frame.Kind switch
        {
            FrameKind.Challenge => Answer(frame, reply),
            FrameKind.Cookie => TakeCookie(frame, socket, reply),
            _ => false,
        };
    }

    /// <summary>What was received, to be signed.</summary>
    public Transcript ToTranscript() => new()
    {
        Session = _session,
        Ends = _ends,
        Received =
        [
            .. Enumerable.Range(0, _received.Length).Where(sequence => _received[sequence])
                .Select(sequence => new Sample((uint)sequence, _nonces[sequence])),
        ],
    };

    private bool Answer(Frame frame, Span<byte> reply)
    {
        var sequence = frame.Sequence;
        if (!frame.IsOf(_session) || sequence == 0 || sequence >= _received.Length) return false;
        if (!frame.IsSealedBy(_ends, _keys.Challenge)) return false;
        var nonce = BinaryPrimitives.ReadUInt128BigEndian(frame.Nonce);
        if (_received[sequence] && _nonces[sequence] != nonce) return false;
        if (!_received[sequence]) ReceivedCount++;
        (_received[sequence], _nonces[sequence]) = (true, nonce);
        Frame.Write(reply, FrameKind.Answer, _session, sequence, frame.Nonce);
        Frame.Seal(reply, _ends, _keys.Answer);
        return true;
    }

    // A false cookie costs a hello that the landmark answers with the right one: nothing to gain for who sends it.
    private bool TakeCookie(Frame frame, int socket, Span<byte> reply)
    {
        if (!frame.IsOf(_session) || frame.Socket != socket || socket >= MostSockets) return false;
        var cookie = BinaryPrimitives.ReadUInt128BigEndian(frame.Nonce);
        if (cookie == 0 || _cookies[socket] == cookie) return false;
        _cookies[socket] = cookie;
        WriteHello(reply, socket);
        return true;
    }
}
