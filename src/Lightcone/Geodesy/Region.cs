using System.Buffers.Binary;
using Lightcone.Geodesy.Coverings;

namespace Lightcone.Geodesy;

/// <summary>A part of the Earth as cells, always rounded outward: what is undecided counts as inside.</summary>
/// <remarks>Compare regions by <see cref="CanonicalBytes"/>, not by reference.</remarks>
public sealed class Region
{
    private readonly Cell[] _inside;
    private readonly Cell[] _undecided;
    private readonly Lazy<Cell[]> _sorted;

    private Region(IEnumerable<Cell> inside, IEnumerable<Cell> undecided)
    {
        _inside = [.. inside];
        _undecided = [.. undecided];
        _sorted = new(() =>
        {
            Cell[] all = [.. _inside, .. _undecided];
            Array.Sort(all);
            return all;
        });
    }

    /// <summary>Nothing: no point is left.</summary>
    public static Region Empty { get; } = new([], []);

    /// <summary>All points of the quorum, and as few others as the resolution allows.</summary>
    public static Region Covering(CapQuorum quorum, RegionResolution resolution)
    {
        var (inside, undecided) = QuorumCovering.Of(quorum, resolution);
        return new(inside, undecided);
    }

    /// <summary>Exactly these cells, which are disjoint.</summary>
    internal static Region Of(IEnumerable<Cell> cells) => new(cells, []);

    /// <summary>Cells that certainly lie wholly inside.</summary>
    public IReadOnlyList<Cell> InsideCells => _inside;

    /// <summary>Cells that may hold points outside, or even no point inside.</summary>
    public IReadOnlyList<Cell> UndecidedCells => _undecided;

    /// <summary>All cells, disjoint but for their sides, sorted.</summary>
    public IReadOnlyList<Cell> Cells => _sorted.Value;

    /// <summary>Certainly no point is left.</summary>
    public bool IsEmpty => _inside.Length == 0 && _undecided.Length == 0;

    /// <summary>Nothing is excluded.</summary>
    public bool IsWholeEarth => Cells.Sum(c => Math.ScaleB(1, -2 * c.Level)) == Cell.Faces;

    /// <summary>The area of all cells in square metres. The true area lies between
    /// <see cref="InsideAreaSquareMetres"/> and this.</summary>
    public double AreaSquareMetres => InsideAreaSquareMetres + AreaOf(_undecided);

    /// <summary>The area of the cells that certainly lie inside, in square metres.</summary>
    public double InsideAreaSquareMetres => AreaOf(_inside);

    /// <summary>Whether the point lies in a cell of the region.</summary>
    public bool Contains(GeoPoint point)
    {
        var cells = _sorted.Value;
        var finest = Cell.Containing(UnitVector.Of(point));
        var index = Array.BinarySearch(cells, finest);
        if (index >= 0) return true;
        // Identifiers of descendants lie round their ancestor's: only the two neighbours in the order can hold it.
        var next = ~index;
        return (next < cells.Length && cells[next].Contains(finest)) || (next > 0 && cells[next - 1].Contains(finest));
    }

    /// <summary>Whether the cell lies in a cell of the region, or holds one.</summary>
    internal bool Touches(Cell cell)
    {
        var cells = _sorted.Value;
        var (first, last) = cell.Range;
        var next = FirstFrom(cells, first);
        if (next < cells.Length && (cells[next].Id <= last || cells[next].Contains(cell))) return true;
        return next > 0 && cells[next - 1].Contains(cell);
    }

    /// <summary>An upper bound of the distance from a place to the farthest point of the region, in millimetres; 0 if
    /// the region is empty.</summary>
    public long FarthestMillimetres(GeoPoint place)
    {
        var from = UnitVector.Of(place);
        Span<(double Sphere, double Ellipsoid)> longest = stackalloc (double, double)[Cell.MaxLevel + 1];
        longest.Fill((-1, -1));
        foreach (var cell in _sorted.Value)
        {
            var (sphere, ellipsoid) = ChordBounds.Chords(from, cell.Centre);
            ref var most = ref longest[cell.Level];
            most = (Math.Max(most.Sphere, sphere), Math.Max(most.Ellipsoid, ellipsoid));
        }

        long farthest = 0;
        for (var level = 0; level <= Cell.MaxLevel; level++)
        {
            if (longest[level].Sphere < 0) continue;
            var bound = ChordBounds.LongestMillimetres(longest[level].Sphere, longest[level].Ellipsoid);
            farthest = Math.Max(farthest, bound + Cell.CircumradiusMillimetresOf(level));
        }

        return farthest;
    }

    /// <summary>The middle of the region's mass: a point for a map, never a finding. It may lie outside the
    /// region.</summary>
    /// <returns>null for an empty region, or one whose mass has no middle, such as the whole Earth.</returns>
    public GeoPoint? Centroid()
    {
        double x = 0, y = 0, z = 0;
        foreach (var cell in _sorted.Value)
        {
            var (centre, area) = (cell.Centre, cell.AreaSquareMetres);
            (x, y, z) = (x + (centre.X * area), y + (centre.Y * area), z + (centre.Z * area));
        }

        var length = Math.Sqrt((x * x) + (y * y) + (z * z));
        return length < 1e3 ? null : UnitVector.Along(x, y, z).ToGeoPoint();
    }

    /// <summary>The outline: closed rings (the last point is not repeated) with the region to their left. Rings may
    /// cross the antimeridian and go round poles; draw them with an even-odd rule on a globe or an azimuthal map.
    /// Empty for nothing and for the whole Earth.</summary>
    public IReadOnlyList<IReadOnlyList<GeoPoint>> ToRings() => Outline.Of(_sorted.Value);

    /// <summary>The outline as a GeoJSON MultiPolygon (RFC 7946) in degrees: outer rings counter-clockwise, holes
    /// clockwise, cut at the antimeridian and closed along the poles; sides at most 1 degree long. Of the whole Earth
    /// the frame of the map, of nothing no polygon.</summary>
    public string GeoJson() => FlatRings.GeoJson(ToRings(), Contains(new GeoPoint(0, 180)));

    /// <summary>The same bytes for the same region on every computer: per cell, sorted, its identifier (8 bytes, big
    /// endian) and a byte, 1 for certainly inside and 0 for undecided.</summary>
    public byte[] CanonicalBytes()
    {
        var cells = _sorted.Value;
        var certain = _inside.ToHashSet();
        var bytes = new byte[cells.Length * 9];
        for (var i = 0; i < cells.Length; i++)
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(i * 9), cells[i].Id);
            bytes[(i * 9) + 8] = certain.Contains(cells[i]) ? (byte)1 : (byte)0;
        }

        return bytes;
    }

    private static int FirstFrom(Cell[] cells, ulong id)
    {
        var index = Array.BinarySearch(cells, new Cell(id));
        return index >= 0 ? index : ~index;
    }

    private static double AreaOf(Cell[] cells)
    {
        double sum = 0;
        foreach (var cell in cells) sum += cell.AreaSquareMetres;
        return sum;
    }
}
