using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Lightcone.Geodesy.Borders.Packing;

/// <summary>Writes the canonical bytes of a boundary pack: the one form that <see cref="PackReader"/>
/// accepts.</summary>
internal sealed class PackWriter
{
    private readonly MemoryStream _to;

    private PackWriter(MemoryStream to) => _to = to;

    public static byte[] Write(BorderShapes shapes)
    {
        using var to = new MemoryStream();
        var writer = new PackWriter(to);
        to.Write(PackReader.Magic);
        writer.Text(shapes.Name);
        writer.Text(shapes.Version);
        to.Write(shapes.SourceSha256);
        writer.Number((uint)shapes.DilationMetres);
        writer.Number((uint)shapes.Period);
        writer.Double(shapes.LatitudeOrigin);
        writer.Double(shapes.LatitudeStep);
        writer.Atoms(shapes.Atoms);
        foreach (var polygons in shapes.Polygons) writer.Polygons(polygons);
        writer.Arcs(shapes);
        return to.ToArray();
    }

    /// <summary>Brotli at its best: the pack travels in every binary, and is written once.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        if (!BrotliEncoder.TryCompress(bytes, compressed, out var written, quality: 11, window: 22))
            throw new InvalidOperationException("The greatest compressed length was too small.");
        return compressed[..written];
    }

    private void Atoms(BoundaryAtom[] atoms)
    {
        Number((uint)atoms.Length);
        foreach (var atom in atoms)
        {
            Text(atom.Iso2 ?? "");
            Text(atom.Name);
            Text(atom.Status);
            Number((uint)atom.MayBelongTo.Count);
            foreach (var code in atom.MayBelongTo) Text(code);
        }
    }

    private void Polygons(int[][][] polygons)
    {
        Number((uint)polygons.Length);
        foreach (var rings in polygons)
        {
            Number((uint)rings.Length);
            foreach (var arcs in rings)
            {
                Number((uint)arcs.Length);
                foreach (var reference in arcs) Signed(reference);
            }
        }
    }

    /// <summary>All x before all y: numbers of one kind side by side compress about 2 % better.</summary>
    private void Arcs(BorderShapes shapes)
    {
        Number((uint)shapes.ArcCount);
        for (var arc = 0; arc < shapes.ArcCount; arc++)
            Number((uint)(shapes.ArcStart[arc + 1] - shapes.ArcStart[arc]));
        for (var arc = 0; arc < shapes.ArcCount; arc++)
        {
            var first = shapes.ArcStart[arc];
            Number((uint)shapes.X[first]);
            for (var i = first + 1; i < shapes.ArcStart[arc + 1]; i++) Signed(shapes.X[i] - shapes.X[i - 1]);
        }

        for (var arc = 0; arc < shapes.ArcCount; arc++)
        {
            for (var i = shapes.ArcStart[arc]; i < shapes.ArcStart[arc + 1]; i++)
                Signed(shapes.Y[i] - (i == shapes.ArcStart[arc] ? 0 : shapes.Y[i - 1]));
        }
    }

    private void Double(double value)
    {
        Span<byte> raw = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(raw, value);
        _to.Write(raw);
    }

    private void Text(string text)
    {
        var raw = Encoding.UTF8.GetBytes(text);
        Number((uint)raw.Length);
        _to.Write(raw);
    }

    private void Signed(int value) => Number((uint)((value << 1) ^ (value >> 31)));

    private void Number(uint value)
    {
        for (; value >= 0x80; value >>= 7) _to.WriteByte((byte)(value | 0x80));
        _to.WriteByte((byte)value);
    }
}
