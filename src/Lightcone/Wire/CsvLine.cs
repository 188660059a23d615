using System.Text;
using System.Text.Unicode;

namespace Lightcone.Wire;

/// <summary>One line of comma-separated text, split and unquoted into memory that every line uses again.</summary>
internal sealed class CsvLine(int maxBytes, int maxFields)
{
    private readonly byte[] _bytes = new byte[maxBytes];
    private readonly int[] _ends = new int[maxFields];

    /// <summary>How many fields the line has.</summary>
    public int Count { get; private set; }

    /// <summary>A field, unquoted; valid until the next line is split.</summary>
    public ReadOnlySpan<byte> Field(int index) =>
        _bytes.AsSpan((index == 0 ? 0 : _ends[index - 1]).._ends[index]);

    /// <summary>Splits a line, without its line end; null, or what is wrong with it.</summary>
    public RefusalKind? Split(ReadOnlySpan<byte> line)
    {
        Count = 0;
        if (!Utf8.IsValid(line)) return RefusalKind.NotUtf8;
        if (HoldsControls(line)) return RefusalKind.ControlCharacter;
        var written = 0;
        while (true)
        {
            if (Count == _ends.Length) return RefusalKind.WrongFieldCount;
            var taken = line.StartsWith("\""u8) ? TakeQuoted(line, ref written) : TakePlain(line, ref written);
            if (taken < 0) return RefusalKind.BadQuoting;
            _ends[Count++] = written;
            if (taken == line.Length) return null;
            line = line[(taken + 1)..]; // the comma
        }
    }

    /// <summary>What is wrong, in words.</summary>
    public static string Words(RefusalKind kind) => kind switch
    {
        RefusalKind.NotUtf8 => "The line is not UTF-8.",
        RefusalKind.ControlCharacter => "The line holds a control or text-direction character.",
        RefusalKind.BadQuoting => "A quote does not close on its line, or stands inside a field that is not quoted.",
        _ => "The line has too many fields.",
    };

    private int TakePlain(ReadOnlySpan<byte> line, ref int written)
    {
        var comma = line.IndexOf((byte)',');
        var field = comma < 0 ? line : line[..comma];
        if (field.Contains((byte)'"')) return -1;
        field.CopyTo(_bytes.AsSpan(written));
        written += field.Length;
        return field.Length;
    }

    private int TakeQuoted(ReadOnlySpan<byte> line, ref int written)
    {
        for (var i = 1; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                var closes = i + 1 == line.Length || line[i + 1] == ',';
                if (closes) return i + 1;
                if (line[i + 1] != '"') return -1;
                i++;
            }

            _bytes[written++] = line[i];
        }

        return -1;
    }

    private static bool HoldsControls(ReadOnlySpan<byte> line)
    {
        if (line.IndexOfAnyInRange((byte)0, (byte)0x1f) >= 0 || line.Contains((byte)0x7f)) return true;
        if (Ascii.IsValid(line)) return false;
        while (!line.IsEmpty)
        {
            Rune.DecodeFromUtf8(line, out var rune, out var length);
            // C1 controls, line and paragraph separators, and the characters that turn the reading direction.
            if (rune.Value is (>= 0x80 and <= 0x9f) or (>= 0x2028 and <= 0x202e) or (>= 0x2066 and <= 0x2069)
                or 0x200e or 0x200f or 0x061c or 0xfeff)
            {
                return true;
            }

            line = line[length..];
        }

        return false;
    }
}
