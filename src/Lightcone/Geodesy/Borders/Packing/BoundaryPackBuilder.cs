using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using Lightcone.Wire;

namespace Lightcone.Geodesy.Borders.Packing;

/// <summary>Makes a boundary pack of a TopoJSON file of countries, such as
/// <c>world-atlas/countries-10m.json</c>.</summary>
/// <remarks>Nothing is simplified: generalising further would lose islands. The pack says what the source says;
/// codes and statuses are facts added from two small tables, and a shape that no table knows is refused.</remarks>
public static class BoundaryPackBuilder
{
    /// <summary>Builds the pack's canonical bytes. The same input gives the same bytes on every machine.</summary>
    /// <param name="topoJson">The source file, quantised, with object <c>countries</c>.</param>
    /// <param name="source">What to call it, and what to add.</param>
    /// <param name="pack">The canonical bytes, which <see cref="BoundaryPack.TryParse"/> reads.</param>
    /// <param name="refusal">Why the file is no such source.</param>
    public static bool TryBuild(
        ReadOnlyMemory<byte> topoJson,
        BoundarySource source,
        [NotNullWhen(true)] out byte[]? pack,
        [NotNullWhen(false)] out Refusal? refusal)
    {
        pack = null;
        try
        {
            using var document = JsonDocument.Parse(topoJson);
            var built = PackWriter.Write(Shapes(document.RootElement, source, SHA256.HashData(topoJson.Span)));
            if (PackReader.Read(built, out refusal) is not null) pack = built;
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException or IndexOutOfRangeException)
        {
            refusal = new Refusal(RefusalKind.UnknownFormat, 0, "Not TopoJSON of countries: " + Why(fault));
        }

        return pack is not null && refusal is null;
    }

    /// <summary>The bytes as they are stored and embedded: one Brotli stream.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> pack) => PackWriter.Compress(pack);

    private static string Why(Exception fault) => fault switch
    {
        JsonException json => $"no JSON after line {json.LineNumber + 1}, byte {json.BytePositionInLine}.",
        FormatException => fault.Message,
        _ => "a member is missing or of another kind.",
    };

    private static BorderShapes Shapes(JsonElement root, BoundarySource source, byte[] sha256)
    {
        var transform = root.GetProperty("transform");
        var scale = transform.GetProperty("scale");
        var period = (int)Math.Round(360 / scale[0].GetDouble());
        if (transform.GetProperty("translate")[0].GetDouble() != -180)
            throw new FormatException("the columns do not begin at 180 degrees west.");
        if (Math.Abs((scale[0].GetDouble() * period) - 360) > 1e-9)
            throw new FormatException("the columns do not go round the Earth evenly.");
        var geometries = root.GetProperty("objects").GetProperty("countries").GetProperty("geometries");
        JsonElement[] shapes = [.. geometries.EnumerateArray()];
        if (shapes.Length > AtomSet.Capacity) throw new FormatException($"{shapes.Length} shapes are too many.");
        var (starts, x, y) = Arcs(root.GetProperty("arcs"), period);
        return new BorderShapes
        {
            Name = source.Name,
            Version = source.Version,
            SourceSha256 = sha256,
            DilationMetres = source.DilationMetres,
            Period = period,
            LatitudeOrigin = transform.GetProperty("translate")[1].GetDouble(),
            LatitudeStep = scale[1].GetDouble(),
            Atoms = [.. shapes.Select((shape, i) => source.Atom(i, Id(shape), ShapeName(shape)))],
            Polygons = [.. shapes.Select(Polygons)],
            ArcStart = starts,
            X = x,
            Y = y,
        };
    }

    private static string? Id(JsonElement shape) => shape.TryGetProperty("id", out var id) ? id.GetString() : null;

    private static string ShapeName(JsonElement shape) =>
        shape.GetProperty("properties").GetProperty("name").GetString()
        ?? throw new FormatException("a shape has no name.");

    private static int[][][] Polygons(JsonElement shape) => shape.GetProperty("type").GetString() switch
    {
        "Polygon" => [Rings(shape.GetProperty("arcs"))],
        "MultiPolygon" => [.. shape.GetProperty("arcs").EnumerateArray().Select(Rings)],
        var type => throw new FormatException($"a shape is a {type}."),
    };

    private static int[][] Rings(JsonElement polygon) =>
        [.. polygon.EnumerateArray().Select(ring => ring.EnumerateArray().Select(arc => arc.GetInt32()).ToArray())];

    private static (int[] Starts, int[] X, int[] Y) Arcs(JsonElement arcs, int period)
    {
        var starts = new List<int> { 0 };
        var xs = new List<int>();
        var ys = new List<int>();
        foreach (var arc in arcs.EnumerateArray())
        {
            int x = 0, y = 0;
            foreach (var step in arc.EnumerateArray())
            {
                var first = xs.Count == starts[^1];
                x += first ? Modulo(step[0].GetInt32(), period) : ShorterWay(step[0].GetInt32(), period);
                y += step[1].GetInt32();
                xs.Add(x);
                ys.Add(y);
            }

            starts.Add(xs.Count);
        }

        return ([.. starts], [.. xs], [.. ys]);
    }

    /// <summary>The source jumps from 180 degrees east to 180 degrees west; an edge never goes the long way
    /// round.</summary>
    private static int ShorterWay(int step, int period) => Modulo(step + (period / 2), period) - (period / 2);

    private static int Modulo(int value, int period) => ((value % period) + period) % period;
}
