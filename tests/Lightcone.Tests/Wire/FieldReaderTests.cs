using CsCheck;
using Lightcone.Wire;

namespace Lightcone.Tests.Wire;

public sealed class FieldReaderTests
{
    private const string Kind = "lightcone/test/1";

    private static byte[] Good => new FieldWriter(Kind, 4)
        .Bytes([1, 2, 3]).Number(7).Text("hello").StartList(2).Number(1).Number(2).EndList().ToArray();

    [Fact]
    public void What_was_written_is_read_back() =>
        Gen.Select(Gen.Byte.Array[3], Gen.ULong, Gen.String[Gen.Char[' ', '~'], 0, 5]).Sample((bytes, number, text) =>
        {
            var fields = new FieldReader(
                new FieldWriter(Kind, 3).Bytes(bytes).Number(number).Text(text).ToArray(), Kind, 3);
            Assert.Equal(bytes, fields.Bytes(3, "bytes"));
            Assert.Equal(number, fields.Number(ulong.MaxValue, "number"));
            Assert.Equal(text, fields.Text(5, "text"));
            Assert.True(fields.TryEnd(out _));
        });

    [Fact]
    public void Every_cut_and_every_change_is_refused_or_read_as_another_message() =>
        Gen.Select(Gen.Int[0, Good.Length - 1], Gen.Byte, Gen.Bool).Sample((at, value, cut) =>
        {
            var bytes = cut ? Good[..at] : [.. Good[..at], value, .. Good[(at + 1)..]];
            var refusal = Read(bytes);
            if (cut) Assert.NotNull(refusal);
        }, iter: 20_000);

    [Fact]
    public void Junk_is_refused_and_never_thrown_at() =>
        Gen.Byte.Array[0, 200].Sample(bytes => Assert.NotNull(Read(bytes)), iter: 20_000);

    [Theory]
    [InlineData("82706c69676874636f6e652f746573742f3107", RefusalKind.WrongFieldCount)]
    [InlineData("85706c69676874636f6e652f746573742f32", RefusalKind.UnknownFormat)]
    [InlineData("07", RefusalKind.WrongType)]
    [InlineData("85706c69676874636f6e652f746573742f3107", RefusalKind.WrongType)]
    [InlineData("85706c69676874636f6e652f746573742f314101", RefusalKind.WrongLength)]
    [InlineData("85706c69676874636f6e652f746573742f3143010203187f", RefusalKind.OutOfRange)]
    [InlineData("85706c69676874636f6e652f746573742f31430102031807", RefusalKind.NotCanonical)] // a longer 7
    [InlineData("9f706c69676874636f6e652f746573742f31", RefusalKind.NotCanonical)] // an array without a length
    [InlineData("85706c69676874636f6e652f746573742f31430102", RefusalKind.NotCanonical)] // cut off
    [InlineData("85706c69676874636f6e652f746573742f31430102030766686f6c6c6f6f", RefusalKind.WrongLength)]
    [InlineData("85706c69676874636f6e652f746573742f31430102030763680a6f", RefusalKind.BadText)]
    [InlineData("85706c69676874636f6e652f746573742f31430102030762686983010203", RefusalKind.TooLarge)]
    [InlineData("85706c69676874636f6e652f746573742f31430102030762686982010200", RefusalKind.TrailingBytes)]
    public void Each_fault_has_its_refusal(string message, RefusalKind kind) =>
        Assert.Equal(kind, Read(Convert.FromHexString(message))?.Kind);

    [Fact]
    public void An_announced_length_that_is_not_there_costs_nothing()
    {
        // A byte string of 2^62 bytes, and an array of 2^62 items.
        const string LongBytes = "85706c69676874636f6e652f746573742f315b4000000000000000";
        foreach (var hostile in new[] { LongBytes, "9b4000000000000000" })
        {
            var bytes = Convert.FromHexString(hostile);
            Read(bytes);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.NotNull(Read(bytes));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        }
    }

    [Fact]
    public void Bytes_up_to_a_limit_are_read_and_more_are_refused() => Gen.Byte.Array[0, 20].Sample(bytes =>
    {
        var fields = new FieldReader(new FieldWriter(Kind, 1).Bytes(bytes).ToArray(), Kind, 1);
        Assert.Equal(bytes.Length <= 10 ? bytes : [], fields.BytesAtMost(10, "bytes"));
        Assert.Equal(bytes.Length <= 10, fields.TryEnd(out var refusal));
        Assert.Equal(bytes.Length <= 10 ? null : RefusalKind.WrongLength, refusal?.Kind);
    });

    [Theory]
    [InlineData("")]
    [InlineData("80")] // no fields
    [InlineData("07")]
    [InlineData("8107")] // a number first
    [InlineData("81636161")] // cut off
    [InlineData("9f6161ff")]
    [InlineData("817f6161ff")]
    [InlineData("9b4000000000000000")]
    [InlineData("817b4000000000000000")]
    [InlineData("8162c3a9")] // not ASCII
    [InlineData("d28443a10126a0")]
    public void What_does_not_say_its_kind_as_our_messages_do_has_none(string hex) =>
        Assert.Null(FieldReader.KindOf(Convert.FromHexString(hex)));

    [Fact]
    public void A_kind_is_told_if_it_has_at_most_64_characters()
    {
        foreach (var length in new[] { 0, 1, 64, 65, 1_000 })
        {
            var kind = new string('k', length);
            Assert.Equal(length <= 64 ? kind : null, FieldReader.KindOf(new FieldWriter(kind, 0).ToArray()));
        }
    }

    [Fact]
    public void Junk_has_no_kind_or_a_short_one_and_is_never_thrown_at() =>
        Gen.Byte.Array[0, 200].Sample(bytes => (FieldReader.KindOf(bytes) ?? "").Length <= 64, iter: 20_000);

    private static Refusal? Read(byte[] message)
    {
        var fields = new FieldReader(message, Kind, 4);
        fields.Bytes(3, "bytes");
        fields.Number(100, "number");
        fields.Text(5, "text");
        var items = fields.StartList(2, "list");
        for (var i = 0; i < items; i++) fields.Number(10, "item");
        fields.EndList("list");
        return fields.TryEnd(out var refusal) ? null : refusal;
    }
}
