using System.Buffers.Binary;
using System.Text;
using Lightcone.Wire;

namespace Lightcone.Geodesy.Borders.Packing;

/// <summary>Reads a pack's bytes in order. After the first fault every read gives 0 or nothing, so that
/// a caller may check once; nothing is allocated that the bytes at hand could not fill.</summary>
internal ref struct PackCursor
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _bytes;
    private int _at;

    public PackCursor(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    public Refusal? Refusal { get; private set; }

    public readonly bool Failed => Refusal is not null;

    public readonly bool AtEnd => _at == _bytes.Length;

    private readonly int Remaining => _bytes.Length - _at;

    public void Fail(RefusalKind kind, string detail) =>
        Refusal ??= new Refusal(kind, 0, $"Boundary pack, byte {_at}: {detail}");

    public ReadOnlySpan<byte> Raw(int count)
    {
        if (Failed) return [];
        if (Remaining < count)
        {
            Fail(RefusalKind.Truncated, $"{count} bytes were expected, {Remaining} are left.");
            return [];
        }

        _at += count;
        return _bytes.Slice(_at - count, count);
    }

    public double Double(string what)
    {
        var raw = Raw(8);
        if (raw.IsEmpty) return 0;
        var value = BinaryPrimitives.ReadDoubleLittleEndian(raw);
        if (!double.IsFinite(value)) Fail(RefusalKind.NotFinite, $"{what} is not a finite number.");
        return value;
    }

    /// <summary>An unsigned LEB128 number of at most 32 bits, in its shortest form.</summary>
    public uint Varint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 35 && !Failed; shift += 7)
        {
            if (_at == _bytes.Length)
            {
                Fail(RefusalKind.Truncated, "the input ends within a number.");
                return 0;
            }

            var b = _bytes[_at++];
            value |= (ulong)(b & 0x7F) << shift;
            if (b >= 0x80) continue;
            if (b == 0 && shift > 0) Fail(RefusalKind.NotCanonical, "a number is longer than it need be.");
            return Failed || value > uint.MaxValue ? Overflow(value) : (uint)value;
        }

        return Overflow(ulong.MaxValue);
    }

    /// <summary>A signed number, zigzag over <see cref="Varint"/>.</summary>
    public int Signed()
    {
        var raw = Varint();
        return (int)(raw >> 1) ^ -(int)(raw & 1);
    }

    /// <summary>A number within limits.</summary>
    public int Number(int least, int most, string what)
    {
        var value = Varint();
        if (Failed) return 0;
        if (value >= least && value <= most) return (int)value;
        Fail(RefusalKind.OutOfRange, $"{what} is {value}; {least} to {most} is possible.");
        return 0;
    }

    /// <summary>How many items follow. Each takes a byte or more, so that a count beyond the input is refused
    /// before anything is allocated for it.</summary>
    public int Count(int most, string what)
    {
        var value = Varint();
        if (Failed) return 0;
        if (value > most) Fail(RefusalKind.TooLarge, $"{value} {what}; at most {most} are read.");
        else if (value > Remaining) Fail(RefusalKind.Truncated, $"{value} {what} in {Remaining} bytes.");
        return Failed ? 0 : (int)value;
    }

    /// <summary>Whether so many items of at least a byte can follow; if not, the input is refused.</summary>
    public bool CanHold(long items)
    {
        if (items > Remaining) Fail(RefusalKind.Truncated, $"{items} numbers in {Remaining} bytes.");
        return !Failed;
    }

    /// <summary>UTF-8 text without control characters.</summary>
    public string Text(string what)
    {
        var raw = Raw(Count(PackLimits.TextBytes, $"bytes of {what}"));
        if (Failed) return "";
        try
        {
            var text = StrictUtf8.GetString(raw);
            if (text.Any(char.IsControl)) Fail(RefusalKind.ControlCharacter, $"{what} holds a control character.");
            return text;
        }
        catch (DecoderFallbackException)
        {
            Fail(RefusalKind.NotUtf8, $"{what} is not UTF-8.");
            return "";
        }
    }

    private uint Overflow(ulong value)
    {
        if (value > uint.MaxValue) Fail(RefusalKind.OutOfRange, "a number has more than 32 bits.");
        return 0;
    }
}
