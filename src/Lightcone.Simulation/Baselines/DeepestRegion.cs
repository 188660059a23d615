using Lightcone.Arithmetic;
using Lightcone.Geodesy;

namespace Lightcone.Simulation.Baselines;

/// <summary>Where the summed weight of the overlapping discs is greatest: coarse-to-fine, never empty.</summary>
/// <remarks>A cell is dropped once even all discs that may touch it weigh less than some point already found.</remarks>
internal sealed class DeepestRegion
{
    private const int FinestLevel = 13; // about 1.2 km
    private const int MaxCells = 1 << 15;
    private const double UndecidedShare = 0.04;

    private readonly WeightedDisc[] _discs;
    private readonly List<(SphereCell Cell, long Depth)> _decided = [];
    private long _deepest = -1;
    private UnitVector _deepestPoint;

    private DeepestRegion(IReadOnlyList<WeightedDisc> discs)
    {
        _discs = [.. discs];
        Centroid = Search();
    }

    /// <summary>The centroid of the region.</summary>
    public GeoPoint Centroid { get; }

    /// <summary>The region of the given discs.</summary>
    public static DeepestRegion Of(IReadOnlyList<WeightedDisc> discs) => new(discs);

    private GeoPoint Search()
    {
        var all = Enumerable.Range(0, _discs.Length).ToArray();
        var open = SphereCell.Faces.Select(face => new OpenCell(face, 0, all, 0, long.MaxValue)).ToList();
        for (var level = 1; level <= FinestLevel && open.Count is > 0 and < MaxCells; level++)
        {
            open = Refine(open, 2.0 / (1 << (level + 1)));
            open.RemoveAll(cell => cell.Most < _deepest);
            if (IsFineEnough(open)) break;
        }

        return Middle(open);
    }

    private List<OpenCell> Refine(List<OpenCell> cells, double half)
    {
        var circumradius = SphereCell.Circumradius(half);
        var limits = new Limits[_discs.Length];
        for (var i = 0; i < limits.Length; i++) limits[i] = Limits.Of(_discs[i].Angle, circumradius);
        var next = new List<OpenCell>(cells.Count * 2);
        var kept = new int[_discs.Length];
        foreach (var cell in cells)
        {
            for (var quarter = 0; quarter < 4; quarter++)
            {
                var child = Classify(cell, cell.Cell.Quarter(quarter), limits, kept);
                if (child.Most < _deepest) continue;
                if (child.Undecided.Length == 0) _decided.Add((child.Cell, child.Inside));
                else next.Add(child);
            }
        }

        return next;
    }

    private OpenCell Classify(OpenCell parent, SphereCell cell, Limits[] limits, int[] kept)
    {
        var centre = cell.Centre;
        var (inside, atCentre, most) = (parent.Inside, parent.Inside, parent.Inside);
        var count = 0;
        foreach (var index in parent.Undecided)
        {
            ref readonly var disc = ref _discs[index];
            var dot = disc.Centre.Dot(centre);
            if (dot < limits[index].Outside) continue;
            most += disc.Weight;
            if (dot >= limits[index].Edge) atCentre += disc.Weight;
            if (dot >= limits[index].Inside) inside += disc.Weight;
            else kept[count++] = index;
        }

        if (atCentre > _deepest)
        {
            _deepest = atCentre;
            _deepestPoint = centre;
        }

        return new OpenCell(cell, inside, kept[..count], atCentre, most);
    }

    private bool IsFineEnough(List<OpenCell> open)
    {
        var undecided = open.Sum(cell => cell.Cell.Weight);
        var decided = _decided.Where(cell => cell.Depth == _deepest).Sum(cell => cell.Cell.Weight);
        return undecided < UndecidedShare * decided;
    }

    private GeoPoint Middle(List<OpenCell> open)
    {
        var cells = _decided.Where(cell => cell.Depth == _deepest).Select(cell => cell.Cell)
            .Concat(open.Where(cell => cell.AtCentre == _deepest).Select(cell => cell.Cell));
        var (x, y, z) = (0.0, 0.0, 0.0);
        foreach (var cell in cells)
        {
            var (centre, weight) = (cell.Centre, cell.Weight);
            x += centre.X * weight;
            y += centre.Y * weight;
            z += centre.Z * weight;
        }

        var length = Math.Sqrt((x * x) + (y * y) + (z * z));
        // No direction stands out (the whole Earth, or only a point too fine for the cells): any deepest point will do.
        var middle = length < 1e-12 ? _deepestPoint : new UnitVector(x / length, y / length, z / length);
        return middle.ToGeoPoint();
    }

    /// <summary>A cell that some discs cut: what lies inside for certain, and the discs that are not decided.</summary>
    private sealed record OpenCell(SphereCell Cell, long Inside, int[] Undecided, long AtCentre, long Most);

    /// <summary>The cosines beyond which a cell is outside a disc, its middle inside, the whole cell inside.</summary>
    private readonly record struct Limits(double Outside, double Edge, double Inside)
    {
        public static Limits Of(double angle, double circumradius) => new(
            angle + circumradius >= Math.PI ? -2 : PortableMath.Cos(angle + circumradius),
            angle >= Math.PI ? -2 : PortableMath.Cos(angle),
            angle - circumradius < 0 ? 2 : PortableMath.Cos(angle - circumradius));
    }
}
