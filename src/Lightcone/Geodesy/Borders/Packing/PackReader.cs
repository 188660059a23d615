using System.IO.Compression;
using Lightcone.Wire;

namespace Lightcone.Geodesy.Borders.Packing;

/// <summary>Reads the canonical bytes of a boundary pack (docs/formats.md, "Boundary pack").</summary>
/// <remarks>The bytes may come from anywhere: each count is checked against a stated limit and against the bytes
/// that are left, each number must have its shortest form, rings must close, and nothing may follow the end.</remarks>
internal static class PackReader
{
    public static ReadOnlySpan<byte> Magic => "LCBP\x01"u8;

    public static BorderShapes? Read(ReadOnlySpan<byte> bytes, out Refusal? refusal)
    {
        if (bytes.IsEmpty || bytes.Length > PackLimits.Bytes)
        {
            refusal = bytes.IsEmpty
                ? new Refusal(RefusalKind.Empty, 0, "The boundary pack is empty.")
                : new Refusal(RefusalKind.TooLarge, 0, $"A boundary pack holds at most {PackLimits.Bytes} bytes.");
            return null;
        }

        var cursor = new PackCursor(bytes);
        if (!cursor.Raw(Magic.Length).SequenceEqual(Magic) && !cursor.Failed)
            cursor.Fail(RefusalKind.UnknownFormat, "the bytes do not begin with LCBP and version 1.");
        var shapes = ReadBody(ref cursor);
        if (!cursor.AtEnd) cursor.Fail(RefusalKind.TrailingBytes, "bytes follow the last arc.");
        if (!cursor.Failed) RingCheck.Check(shapes, ref cursor);
        refusal = cursor.Refusal;
        return cursor.Failed ? null : shapes;
    }

    /// <summary>Decompresses (Brotli) with a bound on the result, whatever the bytes are.</summary>
    public static byte[]? Decompress(ReadOnlySpan<byte> compressed, out Refusal? refusal)
    {
        refusal = compressed.IsEmpty ? new Refusal(RefusalKind.Empty, 0, "The compressed pack is empty.")
            : compressed.Length > PackLimits.CompressedBytes
                ? new Refusal(RefusalKind.TooLarge, 0, $"More than {PackLimits.CompressedBytes} compressed bytes.")
                : null;
        if (refusal is not null) return null;
        for (var size = Math.Max(4096, compressed.Length * 2L); ; size *= 2)
        {
            var bytes = new byte[Math.Min(size, PackLimits.Bytes)];
            if (BrotliDecoder.TryDecompress(compressed, bytes, out var written)) return bytes[..written];
            // A full buffer may be too small; one that is not full was left because the bytes are broken.
            if (written < bytes.Length)
                refusal = new Refusal(RefusalKind.BadCompression, 0, "The pack is not a whole Brotli stream.");
            else if (bytes.Length == PackLimits.Bytes)
                refusal = new Refusal(RefusalKind.TooLarge, 0, $"Decompresses to over {PackLimits.Bytes} bytes.");
            if (refusal is not null) return null;
        }
    }

    private static BorderShapes ReadBody(ref PackCursor cursor)
    {
        var name = cursor.Text("the source's name");
        var version = cursor.Text("the source's version");
        var source = cursor.Raw(32).ToArray();
        var dilation = cursor.Number(0, PackLimits.DilationMetres, "the dilation in metres");
        var period = cursor.Number(PackLimits.SmallestPeriod, PackLimits.LargestPeriod, "the period");
        var origin = cursor.Double("the latitude of row 0");
        var step = cursor.Double("the height of a row");
        var atoms = ReadAtoms(ref cursor);
        var polygons = ReadPolygons(ref cursor, atoms.Length);
        var (starts, x, y) = ReadArcs(ref cursor, period);
        return new BorderShapes
        {
            Name = name,
            Version = version,
            SourceSha256 = source,
            DilationMetres = dilation,
            Period = period,
            LatitudeOrigin = origin,
            LatitudeStep = step,
            Atoms = atoms,
            Polygons = polygons,
            ArcStart = starts,
            X = x,
            Y = y,
        };
    }

    private static BoundaryAtom[] ReadAtoms(ref PackCursor cursor)
    {
        var atoms = new BoundaryAtom[cursor.Count(AtomSet.Capacity, "atoms")];
        for (var i = 0; i < atoms.Length; i++)
        {
            var code = cursor.Text("a country code");
            if (code.Length > 0) CheckCode(code, ref cursor);
            var atom = new BoundaryAtom
            {
                Index = i,
                Iso2 = code.Length > 0 ? code : null,
                Name = cursor.Text("an atom's name"),
                Status = cursor.Text("an atom's status"),
                MayBelongTo = ReadCodes(ref cursor),
            };
            if (atom.Name.Length == 0) cursor.Fail(RefusalKind.EmptyField, "an atom has no name.");
            atoms[i] = atom;
        }

        return atoms;
    }

    private static string[] ReadCodes(ref PackCursor cursor)
    {
        var codes = new string[cursor.Count(PackLimits.Claimants, "further countries")];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = cursor.Text("a country code");
            CheckCode(codes[i], ref cursor);
            if (i > 0 && string.CompareOrdinal(codes[i - 1], codes[i]) >= 0)
                cursor.Fail(RefusalKind.NotCanonical, "further countries are not in ascending order.");
        }

        return codes;
    }

    private static void CheckCode(string code, ref PackCursor cursor)
    {
        if (code.Length != 2 || !code.All(char.IsAsciiLetterUpper))
            cursor.Fail(RefusalKind.BadCountry, "a country code is not two capital letters.");
    }

    private static int[][][][] ReadPolygons(ref PackCursor cursor, int atoms)
    {
        var all = new int[atoms][][][];
        for (var atom = 0; atom < atoms; atom++)
        {
            all[atom] = new int[cursor.Count(PackLimits.Polygons, "polygons")][][];
            for (var polygon = 0; polygon < all[atom].Length; polygon++)
            {
                var rings = all[atom][polygon] = new int[cursor.Count(PackLimits.Polygons, "rings")][];
                for (var ring = 0; ring < rings.Length; ring++)
                {
                    var arcs = rings[ring] = new int[cursor.Count(PackLimits.ArcReferences, "arcs of a ring")];
                    for (var i = 0; i < arcs.Length; i++) arcs[i] = cursor.Signed();
                }
            }
        }

        return all;
    }

    private static (int[] Starts, int[] X, int[] Y) ReadArcs(ref PackCursor cursor, int period)
    {
        var starts = new int[cursor.Count(PackLimits.Arcs, "arcs") + 1];
        for (var arc = 1; arc < starts.Length; arc++)
        {
            starts[arc] = starts[arc - 1] + cursor.Number(2, PackLimits.Points, "an arc's number of points");
            if (starts[arc] <= PackLimits.Points) continue;
            cursor.Fail(RefusalKind.TooLarge, $"more than {PackLimits.Points} points.");
            break;
        }

        var points = cursor.Failed ? 0 : starts[^1];
        if (!cursor.CanHold(points * 2L)) points = 0;
        var x = new int[points];
        var y = new int[points];
        if (points > 0) ReadPoints(ref cursor, starts, period, (x, y));
        return (starts, x, y);
    }

    private static void ReadPoints(ref PackCursor cursor, int[] starts, int period, (int[] X, int[] Y) to)
    {
        var longest = period / PackLimits.LongestEdge;
        for (var arc = 0; arc + 1 < starts.Length && !cursor.Failed; arc++)
        {
            var x = cursor.Number(0, period - 1, "an arc's first x");
            to.X[starts[arc]] = x;
            for (var i = starts[arc] + 1; i < starts[arc + 1] && !cursor.Failed; i++)
            {
                var step = cursor.Signed();
                if (step < -longest || step > longest) cursor.Fail(RefusalKind.OutOfRange, "an edge is too long.");
                x += cursor.Failed ? 0 : step;
                // An arc that runs round the Earth more than once is no border.
                if (x < -period || x > 2 * period) cursor.Fail(RefusalKind.OutOfRange, "an arc winds too far.");
                to.X[i] = x;
            }
        }

        for (var arc = 0; arc + 1 < starts.Length && !cursor.Failed; arc++)
        {
            long y = 0;
            for (var i = starts[arc]; i < starts[arc + 1] && !cursor.Failed; i++)
            {
                y += cursor.Signed();
                if (y is < 0 or > PackLimits.Rows) cursor.Fail(RefusalKind.OutOfRange, "a row is out of range.");
                to.Y[i] = cursor.Failed ? 0 : (int)y;
            }
        }
    }
}
