namespace Lightcone.Geodesy.Coverings;

/// <summary>Walks the border of a set of disjoint cells of mixed sizes.</summary>
/// <remarks>A side of a cell is border where the cell on its other side is not covered; where that one is covered in
/// part, the side is halved and each half asked again. Corners are whole numbers on the cube, so the corners of
/// neighbours on two faces are equal.</remarks>
internal sealed class Outline
{
    private readonly Cell[] _cells;
    private readonly Dictionary<Corner, List<Side>> _from = [];

    private readonly record struct Corner(int X, int Y, int Z);

    private readonly record struct Side(Corner Start, Corner End, Cell Of);

    /// <summary>A stretch of a cell's side: its end positions on the face, in half cells of the finest level.</summary>
    private readonly record struct Stretch(int Face, int East0, int North0, int East1, int North1);

    private Outline(Cell[] sorted) => _cells = sorted;

    /// <summary>The rings, region to the left.</summary>
    public static IReadOnlyList<IReadOnlyList<GeoPoint>> Of(Cell[] sorted)
    {
        var outline = new Outline(sorted);
        foreach (var cell in sorted) outline.AddSides(cell);
        return outline.Rings();
    }

    private void AddSides(Cell cell)
    {
        var (east, north) = cell.Corner;
        var side = CubeFaces.Side >> cell.Level;
        var (face, far, top) = (cell.Face, east + side, north + side);
        Add(cell, cell.Level, new(face, east, north, far, north));
        Add(cell, cell.Level, new(face, far, north, far, top));
        Add(cell, cell.Level, new(face, far, top, east, top));
        Add(cell, cell.Level, new(face, east, top, east, north));
    }

    private void Add(Cell cell, int level, Stretch s)
    {
        var (covered, touched) = CoverOf(Across(s, level));
        if (covered) return;
        if (touched && level < Cell.MaxLevel)
        {
            var (middleEast, middleNorth) = ((s.East0 + s.East1) / 2, (s.North0 + s.North1) / 2);
            Add(cell, level + 1, s with { East1 = middleEast, North1 = middleNorth });
            Add(cell, level + 1, s with { East0 = middleEast, North0 = middleNorth });
            return;
        }

        var edge = new Side(CornerOf(s.Face, s.East0, s.North0), CornerOf(s.Face, s.East1, s.North1), cell);
        if (!_from.TryGetValue(edge.Start, out var edges)) _from[edge.Start] = edges = [];
        edges.Add(edge);
    }

    /// <summary>The cell of a level on the right-hand side of a stretch, perhaps on another face.</summary>
    private static Cell Across(Stretch s, int level)
    {
        var (dx, dy) = (s.East1 - s.East0, s.North1 - s.North0);
        // The middle of the stretch, and half its length to the right: the middle of the cell across.
        var (east, north) = (((s.East0 + s.East1) / 2.0) + (dy / 2.0), ((s.North0 + s.North1) / 2.0) - (dx / 2.0));
        var towards = CubeFaces.Towards(s.Face, TangentOf(east), TangentOf(north));
        return Cell.Containing(towards, level);
    }

    private static double TangentOf(double position) =>
        Arithmetic.PortableMath.Tan((position - (CubeFaces.Side / 2)) * (Math.PI / 2 / CubeFaces.Side));

    private (bool Covered, bool Touched) CoverOf(Cell cell)
    {
        var (first, last) = cell.Range;
        var index = Array.BinarySearch(_cells, cell);
        if (index >= 0) return (true, true);
        var next = ~index;
        if (next < _cells.Length && _cells[next].Contains(cell)) return (true, true);
        if (next > 0 && _cells[next - 1].Contains(cell)) return (true, true);
        var touched = (next < _cells.Length && _cells[next].Id <= last) || (next > 0 && _cells[next - 1].Id >= first);
        return (false, touched);
    }

    private static Corner CornerOf(int face, int east, int north)
    {
        var (x, y, z) = CubeFaces.Towards(face, (2 * east) - CubeFaces.Side, (2 * north) - CubeFaces.Side);
        const int Scale = CubeFaces.Side;
        return face switch
        {
            0 or 2 => new((int)x * Scale, (int)y, (int)z),
            1 or 3 => new((int)x, (int)y * Scale, (int)z),
            _ => new((int)x, (int)y, (int)z * Scale),
        };
    }

    private List<IReadOnlyList<GeoPoint>> Rings()
    {
        List<IReadOnlyList<GeoPoint>> rings = [];
        // In the order of the cells, so that the same region gives the same rings.
        foreach (var start in _from.Keys.ToArray())
        {
            while (_from[start].Count > 0) rings.Add(Walk(start));
        }

        return rings;
    }

    private List<GeoPoint> Walk(Corner start)
    {
        List<GeoPoint> ring = [];
        var (at, previous) = (start, default(Cell?));
        do
        {
            ring.Add(PointOf(at));
            var edges = _from[at];
            // Where two cells touch at a corner only, stay with the same cell: rings may touch, never cross.
            var index = Math.Max(0, edges.FindIndex(e => e.Of == previous));
            (at, previous) = (edges[index].End, edges[index].Of);
            edges.RemoveAt(index);
        }
        while (at != start);
        return ring;
    }

    private static GeoPoint PointOf(Corner corner)
    {
        var (x, y, z) = (Tangent(corner.X), Tangent(corner.Y), Tangent(corner.Z));
        return UnitVector.Along(x, y, z).ToGeoPoint();

        static double Tangent(int coordinate) => CubeFaces.Tangent((coordinate + CubeFaces.Side) / 2);
    }
}
