using System.Buffers.Binary;
using System.Security.Cryptography;
using Lightcone.Challenges;
using Lightcone.Wire;

namespace Lightcone.Ranging.Frames;

/// <summary>A datagram of the timed phase, always 56 bytes: an answer is never larger than what it answers.</summary>
/// <remarks>
/// kind (1 byte) | version 1 (1) | 0 (2) | session (16) | sequence (4, little endian) | nonce (16) | tag (16).
/// The tag is HMAC-SHA-256, cut to 16 bytes, over kind | version | host id (32) | landmark id (32) | session |
/// sequence | nonce, with the key of the kind and direction: a frame that is sent back, or on to another landmark or
/// host, or turned from a challenge into an answer, carries a wrong tag. Nothing here allocates: it runs inside the
/// timed window.
/// </remarks>
public readonly ref struct Frame
{
    /// <summary>The length of every frame.</summary>
    public const int Bytes = 56;

    /// <summary>The only version.</summary>
    public const byte Version = 1;

    /// <summary>The length of a nonce and of a tag.</summary>
    public const int NonceBytes = 16;

    private const int TagBytes = 16;
    private const int SessionAt = 4;
    private const int SequenceAt = 20;
    private const int NonceAt = 24;
    private const int TagAt = 40;
    private const int TaggedBytes = 2 + Digest.Bytes + Digest.Bytes + SessionId.Bytes + 4 + NonceBytes;

    private readonly ReadOnlySpan<byte> _bytes;

    private Frame(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>What it is.</summary>
    public FrameKind Kind => (FrameKind)_bytes[0];

    /// <summary>The session that it claims to belong to.</summary>
    public SessionId Session => SessionId.From(_bytes[SessionAt..]);

    /// <summary>The same as a number, for tables: it costs no memory.</summary>
    public UInt128 SessionValue => BinaryPrimitives.ReadUInt128BigEndian(_bytes[SessionAt..]);

    /// <summary>Rises by one with each challenge; of a hello the number of the socket that sent it in the lowest byte,
    /// and above it a count that rises with each hello of that socket.</summary>
    public uint Sequence => BinaryPrimitives.ReadUInt32LittleEndian(_bytes[SequenceAt..]);

    /// <summary>16 bytes: of a challenge unpredictable, of an answer the challenge's, of a hello the cookie or
    /// zeros.</summary>
    public ReadOnlySpan<byte> Nonce => _bytes.Slice(NonceAt, NonceBytes);

    /// <summary>The session as it stands in the datagram, 16 bytes.</summary>
    internal ReadOnlySpan<byte> SessionBytes => _bytes[SessionAt..SequenceAt];

    /// <summary>Of a hello or a cookie: the number of the host's socket.</summary>
    internal byte Socket => (byte)Sequence;

    /// <summary>Of a hello: how many that socket sent before, and itself.</summary>
    internal uint HelloCount => Sequence >> 8;

    /// <summary>Reads a frame. Whatever has another length, kind or version is no frame; the tag is not checked
    /// yet.</summary>
    /// <param name="datagram">From anybody.</param>
    /// <param name="frame">A view of the datagram.</param>
    public static bool TryRead(ReadOnlySpan<byte> datagram, out Frame frame)
    {
        frame = default;
        if (datagram.Length != Bytes || datagram[1] != Version || datagram[2] != 0 || datagram[3] != 0) return false;
        if ((FrameKind)datagram[0] is not
            (FrameKind.Hello or FrameKind.Cookie or FrameKind.Challenge or FrameKind.Answer)) return false;
        frame = new Frame(datagram);
        return true;
    }

    /// <summary>Writes a frame without its tag.</summary>
    /// <param name="destination">56 bytes.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="session">The session.</param>
    /// <param name="sequence">The sequence number.</param>
    /// <param name="nonce">16 bytes.</param>
    public static void Write(Span<byte> destination, FrameKind kind, SessionId session, uint sequence,
        ReadOnlySpan<byte> nonce)
    {
        destination = destination[..Bytes];
        destination.Clear();
        destination[0] = (byte)kind;
        destination[1] = Version;
        session.WriteTo(destination[SessionAt..]);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[SequenceAt..], sequence);
        nonce[..NonceBytes].CopyTo(destination[NonceAt..]);
    }

    /// <summary>Whether it claims to belong to this session.</summary>
    internal bool IsOf(SessionId session) => SessionValue == session.Value;

    /// <summary>Puts the tag on a frame that was written.</summary>
    internal static void Seal(Span<byte> frame, Pair pair, MacKey key) =>
        Tag(frame, pair, key, frame.Slice(TagAt, TagBytes));

    /// <summary>Whether the tag is by this key, between these two ends; in constant time.</summary>
    internal bool IsSealedBy(Pair pair, MacKey key)
    {
        Span<byte> expected = stackalloc byte[TagBytes];
        Tag(_bytes, pair, key, expected);
        return CryptographicOperations.FixedTimeEquals(expected, _bytes.Slice(TagAt, TagBytes));
    }

    private static void Tag(ReadOnlySpan<byte> frame, Pair pair, MacKey key, Span<byte> tag)
    {
        Span<byte> tagged = stackalloc byte[TaggedBytes];
        frame[..2].CopyTo(tagged);
        pair.Host.WriteTo(tagged[2..]);
        pair.Landmark.WriteTo(tagged[34..]);
        frame[SessionAt..TagAt].CopyTo(tagged[66..]);
        key.Write(tagged, tag);
    }
}
