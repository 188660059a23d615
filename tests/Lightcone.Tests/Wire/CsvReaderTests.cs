using System.Text;
using CsCheck;
using Lightcone.Wire;

namespace Lightcone.Tests.Wire;

public sealed class CsvReaderTests
{
    private static readonly CsvShape Shape = new()
    {
        Required = ["a", "b"],
        Optional = ["c"],
        MaxBytes = 100_000,
        MaxRows = 1000,
        MaxLineBytes = 80,
        MaxColumns = 4,
    };

    private static readonly string[] Tails = ["", ",", "\"", "\"\"", " ", "é", "京"];

    private static readonly Gen<string> Text = Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 0, 8], Gen.Int[0, 6],
        (text, tail) => text + Tails[tail]);

    [Fact]
    public void What_was_quoted_is_read_back() => Gen.Select(Text, Text).Array[1, 20].Sample(rows =>
    {
        static string Quoted(string text) => "\"" + text.Replace("\"", "\"\"") + "\"";
        var lines = rows.Select(row => $"{Quoted(row.Item1)},{Quoted(row.Item2)}");
        Assert.Equal(rows, Rows("b,a\n" + string.Join("\r\n", lines)).Select(row => (row.B, row.A)));
    });

    [Fact]
    public void Spaces_belong_to_the_field() => Assert.Equal(" x ", Rows("a,b\n x ,y\n")[0].A);

    [Fact]
    public void A_missing_last_line_end_loses_nothing() => Assert.Equal(2, Rows("a,b\n1,2\n3,4").Count);

    [Fact]
    public void An_absent_optional_column_reads_as_empty_and_is_known_to_be_absent()
    {
        var reader = Opened("a,b\n1,2\n");
        Assert.True(reader.TryNext(out _));
        Assert.False(reader.Has(2));
        Assert.True(reader.Field(2).IsEmpty);
    }

    [Theory]
    [InlineData("a,b\n\"x\ny\",2\n", RefusalKind.BadQuoting, 2)]
    [InlineData("a,b\n\"x\"y,2\n", RefusalKind.BadQuoting, 2)]
    [InlineData("a,b\n1,2,3,4,5\n", RefusalKind.WrongFieldCount, 2)]
    [InlineData("a,b\n1,2\n1\n", RefusalKind.WrongFieldCount, 3)]
    [InlineData("a,b\n1,\t2\n", RefusalKind.ControlCharacter, 2)]
    [InlineData("a,b\n1,2\rx\n", RefusalKind.ControlCharacter, 2)]
    public void A_broken_row_is_refused_at_its_line(string text, RefusalKind kind, int line)
    {
        var reader = Opened(text);
        Refusal? refusal;
        while (reader.TryNext(out refusal)) { }
        Assert.Equal((kind, line), (refusal!.Kind, refusal.Line));
    }

    [Fact]
    public void A_line_over_its_limit_is_refused_however_the_file_goes_on()
    {
        var reader = Opened("a,b\n" + new string('x', 81) + ",y\n");
        Assert.False(reader.TryNext(out var refusal));
        Assert.Equal((RefusalKind.LineTooLong, 2), (refusal!.Kind, refusal.Line));
    }

    [Fact]
    public void A_refusal_quotes_the_field_cut_to_a_readable_length()
    {
        var reader = Opened("a,b\n" + new string('x', 60) + ",y\n");
        Assert.True(reader.TryNext(out _));
        var refusal = reader.RefuseField(RefusalKind.BadText, 0, "short ones.");
        Assert.Equal($"a is \"{new string('x', 40)}...\"; short ones.", refusal.Detail);
    }

    [Fact]
    public void Any_bytes_end_in_rows_or_a_refusal() => Gen.Byte.Array[0, 300].Sample(bytes =>
    {
        byte[] text = [.. "a,b\n"u8, .. bytes];
        Assert.True(CsvReader.TryOpen(text, Shape, out var reader, out _));
        var rows = 0;
        while (reader.TryNext(out _)) rows++;
        Assert.InRange(rows, 0, bytes.Length);
    });

    private static CsvReader Opened(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.True(CsvReader.TryOpen(bytes, Shape, out var reader, out var refusal), $"{refusal}");
        return reader;
    }

    private static List<(string A, string B)> Rows(string text)
    {
        var reader = Opened(text);
        List<(string, string)> rows = [];
        Refusal? refusal;
        while (reader.TryNext(out refusal))
            rows.Add((Encoding.UTF8.GetString(reader.Field(0)), Encoding.UTF8.GetString(reader.Field(1))));
        Assert.Null(refusal);
        return rows;
    }
}
