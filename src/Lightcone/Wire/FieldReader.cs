using System.Diagnostics.CodeAnalysis;
using System.Formats.Cbor;

namespace Lightcone.Wire;

/// <summary>Reads what <see cref="FieldWriter"/> writes, and nothing else. Hostile bytes give a refusal, never an
/// exception, and no field is larger than asked for.</summary>
/// <remarks>The first thing that is wrong is kept; what is read after it is empty. So a message reads all its fields in
/// a row and asks once, at the end, whether all was well.</remarks>
internal sealed class FieldReader
{
    private const ulong LatestSecond = 253_402_300_799; // 9999-12-31T23:59:59Z
    private const int LongestKind = 64;

    private readonly CborReader _cbor;
    private Refusal? _refusal;

    /// <summary>Opens a message.</summary>
    /// <param name="message">The bytes; the caller has bounded their number.</param>
    /// <param name="kind">What its first field must be.</param>
    /// <param name="fields">How many fields must follow.</param>
    public FieldReader(ReadOnlyMemory<byte> message, string kind, int fields)
    {
        _cbor = new CborReader(message, CborConformanceMode.Canonical);
        var found = Read(CborReaderState.StartArray, cbor => cbor.ReadStartArray(), "message");
        if (_refusal is null && found != fields + 1)
            Refuse(RefusalKind.WrongFieldCount, $"the message has not {fields + 1} fields");
        var named = Read(CborReaderState.TextString, cbor => cbor.ReadDefiniteLengthTextStringBytes(), "kind");
        if (_refusal is null && !System.Text.Ascii.Equals(named.Span, kind))
            Refuse(RefusalKind.UnknownFormat, $"the message is not a {kind}");
    }

    /// <summary>What a message says that it is; null where it does not say so in the way all our messages do.</summary>
    public static string? KindOf(ReadOnlyMemory<byte> message)
    {
        var cbor = new CborReader(message, CborConformanceMode.Canonical);
        try
        {
            if (cbor.PeekState() != CborReaderState.StartArray || cbor.ReadStartArray() is null or 0) return null;
            if (cbor.PeekState() != CborReaderState.TextString) return null;
            var kind = cbor.ReadDefiniteLengthTextStringBytes();
            return kind.Length <= LongestKind && !kind.Span.ContainsAnyExceptInRange((byte)'!', (byte)'~')
                ? System.Text.Encoding.ASCII.GetString(kind.Span)
                : null;
        }
        catch (CborContentException)
        {
            return null;
        }
    }

    /// <summary>Whether nothing was wrong so far: a loop over a list ends where it is not.</summary>
    public bool IsWell => _refusal is null;

    /// <summary>A field of exactly so many bytes; that many zeros if something was wrong.</summary>
    public byte[] Bytes(int length, string name)
    {
        var value = Read(CborReaderState.ByteString, cbor => cbor.ReadDefiniteLengthByteString(), name);
        if (_refusal is null && value.Length != length)
            Refuse(RefusalKind.WrongLength, $"{name} has {value.Length} bytes; it must have {length}");
        return _refusal is null ? value.ToArray() : new byte[length];
    }

    /// <summary>A field of at most so many bytes; empty if something was wrong.</summary>
    public byte[] BytesAtMost(int most, string name)
    {
        var value = Read(CborReaderState.ByteString, cbor => cbor.ReadDefiniteLengthByteString(), name);
        if (_refusal is null && value.Length > most)
            Refuse(RefusalKind.WrongLength, $"{name} has {value.Length} bytes; it must have at most {most}");
        return _refusal is null ? value.ToArray() : [];
    }

    /// <summary>A field of 32 bytes.</summary>
    public Digest Digest(string name) => new(Bytes(Wire.Digest.Bytes, name));

    /// <summary>A whole number from 0 to a limit; 0 if something was wrong.</summary>
    public ulong Number(ulong atMost, string name)
    {
        var value = Read(CborReaderState.UnsignedInteger, cbor => cbor.ReadUInt64(), name);
        if (_refusal is null && value > atMost)
            Refuse(RefusalKind.OutOfRange, $"{name} is {value}; it must be at most {atMost}");
        return _refusal is null ? value : 0;
    }

    /// <summary>A moment in whole seconds since 1970, UTC, to the end of the year 9999; 1970 if something was
    /// wrong.</summary>
    public DateTimeOffset Time(string name) => DateTimeOffset.FromUnixTimeSeconds((long)Number(LatestSecond, name));

    /// <summary>A text of at most so many bytes; empty if something was wrong.</summary>
    public string Text(int atMost, string name)
    {
        var bytes = Read(CborReaderState.TextString, cbor => cbor.ReadDefiniteLengthTextStringBytes(), name);
        if (_refusal is null && bytes.Length > atMost)
            Refuse(RefusalKind.WrongLength, $"{name} has more than {atMost} bytes");
        if (_refusal is null && bytes.Span.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
            Refuse(RefusalKind.BadText, $"{name} has other characters than printable ASCII");
        return _refusal is null ? System.Text.Encoding.ASCII.GetString(bytes.Span) : "";
    }

    /// <summary>Begins a list; gives the number of its items, 0 if something was wrong.</summary>
    public int StartList(int atMost, string name)
    {
        var items = Read(CborReaderState.StartArray, cbor => cbor.ReadStartArray(), name);
        if (_refusal is null && !(items <= atMost))
            Refuse(RefusalKind.TooLarge, $"{name} has more than {atMost} items");
        return _refusal is null ? items!.Value : 0;
    }

    /// <summary>Ends a list.</summary>
    public void EndList(string name) => End(name);

    /// <summary>Whether the message was well formed and ends here.</summary>
    public bool TryEnd([NotNullWhen(false)] out Refusal? refusal)
    {
        End("message");
        if (_refusal is null && _cbor.BytesRemaining > 0)
            Refuse(RefusalKind.TrailingBytes, "there are more bytes after the message");
        refusal = _refusal;
        return refusal is null;
    }

    /// <summary>Refuses a value that is well formed and means nothing.</summary>
    public void Refuse(RefusalKind kind, string detail) => _refusal ??= new Refusal(kind, 0, detail + ".");

    private void End(string name) => Read(CborReaderState.EndArray, cbor =>
    {
        cbor.ReadEndArray();
        return true;
    }, name);

    private T? Read<T>(CborReaderState expected, Func<CborReader, T> read, string name)
    {
        if (_refusal is not null) return default;
        try
        {
            if (_cbor.PeekState() == expected) return read(_cbor);
            Refuse(RefusalKind.WrongType, $"{name} is of another type");
        }
        catch (CborContentException)
        {
            Refuse(RefusalKind.NotCanonical, $"{name} is cut off, or not in the one deterministic form of CBOR");
        }

        return default;
    }
}
