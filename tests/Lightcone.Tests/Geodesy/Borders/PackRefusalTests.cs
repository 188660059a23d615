using System.Text;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Geodesy.Borders.Packing;
using Lightcone.Wire;

namespace Lightcone.Tests.Geodesy.Borders;

public sealed class PackRefusalTests
{
    [Fact]
    public void A_pack_that_is_cut_off_anywhere_is_refused_as_truncated()
    {
        for (var length = 1; length < SmallPack.Bytes.Length; length++)
            Assert.Equal(RefusalKind.Truncated, KindOf(SmallPack.Bytes[..length]));
    }

    [Fact]
    public void A_pack_with_any_bit_flipped_is_refused_or_read_and_never_throws()
    {
        for (var bit = 0; bit < SmallPack.Bytes.Length * 8; bit++)
        {
            var bytes = SmallPack.Bytes.ToArray();
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            if (!BoundaryPack.TryParse(bytes, out var pack, out _)) continue;
            Assert.NotEqual(SmallPack.Pack.Sha256, pack.Sha256);
            // What was read is canonical: written again it gives the same bytes, so that its hash is its name.
            Assert.Equal(bytes, PackWriter.Write(pack.Shapes));
            if (pack.Shapes.Period <= 4000) _ = pack.AtomsWithin(new GeoPoint(1, 1), 1_000_000);
        }
    }

    [Fact]
    public void A_compressed_pack_that_is_cut_off_or_spoilt_never_throws()
    {
        var compressed = BoundaryPackBuilder.Compress(SmallPack.Bytes);
        Assert.True(BoundaryPack.TryParseCompressed(compressed, out _, out _));
        for (var length = 1; length < compressed.Length; length++)
            Assert.False(BoundaryPack.TryParseCompressed(compressed.AsSpan(0, length), out _, out _));
        for (var bit = 0; bit < compressed.Length * 8; bit++)
        {
            var bytes = compressed.ToArray();
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            _ = BoundaryPack.TryParseCompressed(bytes, out _, out _);
        }
    }

    [Fact]
    public void A_small_stream_that_swells_is_refused_without_swelling()
    {
        var bomb = BoundaryPackBuilder.Compress(new byte[PackLimits.Bytes + 1]);
        Assert.False(BoundaryPack.TryParseCompressed(bomb, out _, out var refusal));
        Assert.Equal(RefusalKind.TooLarge, refusal.Kind);
    }

    [Fact]
    public void Each_fault_has_its_own_kind()
    {
        Assert.Equal(RefusalKind.Empty, KindOf([]));
        Assert.Equal(RefusalKind.TooLarge, KindOf(new byte[PackLimits.Bytes + 1]));
        Assert.Equal(RefusalKind.UnknownFormat, KindOf("LCBP\x02 and more"u8.ToArray()));
        Assert.Equal(RefusalKind.TrailingBytes, KindOf([.. SmallPack.Bytes, 0]));
        Assert.False(BoundaryPack.TryParseCompressed("not Brotli at all, by no means"u8, out _, out var refusal));
        Assert.Equal(RefusalKind.BadCompression, refusal.Kind);
    }

    [Fact]
    public void Text_that_is_not_UTF_8_or_holds_control_characters_is_refused()
    {
        var bytes = SmallPack.Bytes.ToArray();
        bytes[PackReader.Magic.Length + 1] = 0xFF;
        Assert.Equal(RefusalKind.NotUtf8, KindOf(bytes));
        bytes[PackReader.Magic.Length + 1] = 0x1B;
        Assert.Equal(RefusalKind.ControlCharacter, KindOf(bytes));
    }

    [Fact]
    public void An_atom_without_a_name_or_with_a_false_code_is_refused()
    {
        Assert.Equal(RefusalKind.EmptyField, KindOf(WithAtom(atom => atom with { Name = "" })));
        Assert.Equal(RefusalKind.BadCountry, KindOf(WithAtom(atom => atom with { Iso2 = "a1" })));
        Assert.Equal(RefusalKind.NotCanonical, KindOf(WithAtom(atom => atom with { MayBelongTo = ["BB", "AA"] })));
        Assert.Equal(RefusalKind.TooLarge, KindOf(WithAtom(atom => atom with { Name = new string('x', 201) })));
    }

    [Fact]
    public void Rings_that_do_not_join_or_name_no_arc_are_refused()
    {
        var shapes = SmallPack.Shapes();
        shapes.Polygons[0][0][0] = [0, 2];
        Assert.Equal(RefusalKind.BrokenRing, KindOf(PackWriter.Write(shapes)));
        shapes.Polygons[0][0][0] = [99];
        Assert.Equal(RefusalKind.BrokenRing, KindOf(PackWriter.Write(shapes)));
        shapes.Polygons[0][0][0] = [];
        Assert.Equal(RefusalKind.BrokenRing, KindOf(PackWriter.Write(shapes)));
    }

    [Fact]
    public void Rows_beyond_a_pole_and_edges_of_half_the_Earth_are_refused()
    {
        var shapes = SmallPack.Shapes();
        shapes.Y[1] = 1001;
        Assert.Equal(RefusalKind.OutOfRange, KindOf(PackWriter.Write(shapes)));
        shapes = SmallPack.Shapes();
        shapes.X[1] += 400;
        Assert.Equal(RefusalKind.OutOfRange, KindOf(PackWriter.Write(shapes)));
    }

    [Fact]
    public void A_transform_that_is_not_finite_is_refused()
    {
        var bytes = SmallPack.Bytes.ToArray();
        var at = bytes.AsSpan().IndexOf(BitConverter.GetBytes(-90.0));
        BitConverter.GetBytes(double.NaN).CopyTo(bytes, at);
        Assert.Equal(RefusalKind.NotFinite, KindOf(bytes));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1,2,3]")]
    [InlineData("{\"transform\":{\"scale\":[0.36,0.18],\"translate\":[-170,-90]}}")]
    public void A_source_that_is_no_TopoJSON_of_countries_is_refused(string text)
    {
        Assert.False(BoundaryPackBuilder.TryBuild(Encoding.UTF8.GetBytes(text), SmallPack.Source, out _,
            out var refusal));
        Assert.Equal(RefusalKind.UnknownFormat, refusal.Kind);
    }

    [Fact]
    public void A_shape_that_no_table_knows_is_refused_by_name()
    {
        var text = SmallPack.TopoJson.Replace("Enclave", "Atlantis", StringComparison.Ordinal);
        Assert.False(BoundaryPackBuilder.TryBuild(Encoding.UTF8.GetBytes(text), SmallPack.Source, out _,
            out var refusal));
        Assert.Contains("Atlantis", refusal.Detail, StringComparison.Ordinal);
    }

    private static RefusalKind KindOf(byte[] bytes)
    {
        Assert.False(BoundaryPack.TryParse(bytes, out var pack, out var refusal));
        Assert.Null(pack);
        return refusal.Kind;
    }

    private static byte[] WithAtom(Func<BoundaryAtom, BoundaryAtom> change)
    {
        var shapes = SmallPack.Shapes();
        shapes.Atoms[2] = change(shapes.Atoms[2]);
        return PackWriter.Write(shapes);
    }
}
