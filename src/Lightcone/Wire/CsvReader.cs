using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Lightcone.Wire;

/// <summary>Reads comma-separated text (RFC 4180 in UTF-8) row by row, without ever believing it.</summary>
/// <remarks>
/// Rules: the first line names the columns, in any order. A byte-order mark, CRLF and a missing last line end are
/// accepted. Quoted fields are accepted, <c>""</c> is a quote; a line break inside quotes is not accepted, so that a
/// line number always means one row. Blank lines are accepted only at the end. Spaces belong to the field.
/// Hostile bytes give a refusal with the line, never an exception; memory is bounded by one line.
/// </remarks>
public sealed class CsvReader
{
    private readonly ReadOnlyMemory<byte> _text;
    private readonly CsvShape _shape;
    private readonly CsvLine _line;
    private int[] _columnOfField = [];
    private int _position;
    private int _rows;

    private CsvReader(ReadOnlyMemory<byte> text, CsvShape shape)
    {
        _text = text;
        _shape = shape;
        _line = new CsvLine(Math.Min(shape.MaxLineBytes, text.Length), shape.MaxColumns);
    }

    /// <summary>The line of the current row, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Columns that the shape does not name. Their values are skipped: say so, a misspelt optional
    /// column would otherwise vanish in silence.</summary>
    public IReadOnlyList<string> IgnoredColumns { get; private set; } = [];

    /// <summary>Checks the size and reads the header.</summary>
    /// <param name="text">The whole input, at most the shape's limit.</param>
    /// <param name="shape">The expected columns and limits.</param>
    /// <param name="reader">Stands before the first row.</param>
    /// <param name="refusal">What is wrong, where.</param>
    public static bool TryOpen(ReadOnlyMemory<byte> text, CsvShape shape,
        [NotNullWhen(true)] out CsvReader? reader, [NotNullWhen(false)] out Refusal? refusal)
    {
        reader = null;
        if (text.Length > shape.MaxBytes)
        {
            refusal = new Refusal(RefusalKind.TooLarge, 0,
                $"The file has {text.Length} bytes; at most {shape.MaxBytes} are read.");
            return false;
        }

        if (text.Span.StartsWith(Encoding.UTF8.Preamble)) text = text[3..];
        if (text.Span.Trim("\r\n"u8).IsEmpty)
        {
            refusal = new Refusal(RefusalKind.Empty, 0, "The file is empty.");
            return false;
        }

        var opened = new CsvReader(text, shape);
        refusal = opened.NextLine() ?? opened.ReadHeader();
        if (refusal is not null) return false;
        reader = opened;
        return true;
    }

    /// <summary>Moves to the next row.</summary>
    /// <param name="refusal">What is wrong with the row; null at a row and at the end.</param>
    /// <returns>True at a row; false at the end and at a refusal.</returns>
    public bool TryNext(out Refusal? refusal)
    {
        refusal = null;
        if (_text.Span[_position..].Trim("\r\n"u8).IsEmpty)
        {
            if (_rows == 0) refusal = Refuse(RefusalKind.NoRows, "There is a header and no row.");
            return false;
        }

        if (_rows == _shape.MaxRows)
        {
            refusal = new Refusal(RefusalKind.TooManyRows, Line + 1, $"More than {_shape.MaxRows} rows.");
            return false;
        }

        refusal = NextLine();
        if (refusal is null && _line.Count != _columnOfField.Length)
        {
            refusal = Refuse(RefusalKind.WrongFieldCount,
                $"{_line.Count} fields where the header has {_columnOfField.Length}.");
        }

        _rows++;
        return refusal is null;
    }

    /// <summary>Whether a column of the shape is in this input.</summary>
    /// <param name="column">Its number: required ones from 0 in the shape's order, then the optional ones.</param>
    public bool Has(int column) => Array.IndexOf(_columnOfField, column) >= 0;

    /// <summary>A field of the current row, unquoted; empty where an optional column is absent.
    /// Valid until the next row.</summary>
    /// <param name="column">Its number: required ones from 0 in the shape's order, then the optional ones.</param>
    public ReadOnlySpan<byte> Field(int column)
    {
        var field = Array.IndexOf(_columnOfField, column);
        return field < 0 ? default : _line.Field(field);
    }

    /// <summary>A refusal at the current line.</summary>
    /// <param name="kind">What is wrong.</param>
    /// <param name="detail">One sentence for a person.</param>
    public Refusal Refuse(RefusalKind kind, string detail) => new(kind, Line, detail);

    /// <summary>A refusal at the current line that quotes the field at fault, cut to a readable length.</summary>
    /// <param name="kind">What is wrong.</param>
    /// <param name="column">The column's number.</param>
    /// <param name="expected">What was expected, as the end of a sentence.</param>
    public Refusal RefuseField(RefusalKind kind, int column, string expected)
    {
        const int Shown = 40;
        var text = Encoding.UTF8.GetString(Field(column));
        if (text.Length > Shown) text = text[..(char.IsHighSurrogate(text[Shown - 1]) ? Shown - 1 : Shown)] + "...";
        return Refuse(kind, $"{NameOf(column)} is \"{text}\"; {expected}");
    }

    private string NameOf(int column) => column < _shape.Required.Count
        ? _shape.Required[column]
        : _shape.Optional[column - _shape.Required.Count];

    private Refusal? NextLine()
    {
        Line++;
        var rest = _text.Span[_position..];
        // Only one line's worth is searched: a gigabyte without a line end must not be scanned for each row.
        var window = rest[..Math.Min(rest.Length, _shape.MaxLineBytes + 2)];
        var end = window.IndexOf((byte)'\n');
        if (end < 0 && window.Length < rest.Length) return TooLong();
        var line = end < 0 ? rest : rest[..end];
        _position += end < 0 ? rest.Length : end + 1;
        if (line.EndsWith("\r"u8)) line = line[..^1];
        if (line.Length > _shape.MaxLineBytes) return TooLong();
        return _line.Split(line) is { } kind ? Refuse(kind, CsvLine.Words(kind)) : null;
    }

    private Refusal TooLong() => Refuse(RefusalKind.LineTooLong, $"Longer than {_shape.MaxLineBytes} bytes.");

    private Refusal? ReadHeader()
    {
        string[] known = [.. _shape.Required, .. _shape.Optional];
        var names = Enumerable.Range(0, _line.Count).Select(i => Encoding.UTF8.GetString(_line.Field(i))).ToArray();
        foreach (var name in names)
        {
            if (names.Count(other => other == name) > 1)
                return Refuse(RefusalKind.DuplicateColumn, $"The column \"{name}\" is named twice.");
        }

        foreach (var name in _shape.Required)
        {
            if (!names.Contains(name))
                return Refuse(RefusalKind.MissingColumn, $"The column \"{name}\" is missing from the header.");
        }

        _columnOfField = [.. names.Select(name => Array.IndexOf(known, name))];
        IgnoredColumns = [.. names.Where(name => !known.Contains(name))];
        return null;
    }
}
