namespace Lightcone.Geodesy.Borders.Search;

/// <summary>A ball that holds some border pieces, and the atoms that they bound.</summary>
internal readonly struct BorderBall
{
    // Pieces of one arc that share a leaf. More make the tree smaller and each visit longer.
    private const int PiecesPerLeaf = 8;

    // Ten thousand times the rounding of the few operations that make a ball.
    private const double Rounding = 1e-12;

    private readonly double _x;
    private readonly double _y;
    private readonly double _z;
    private readonly int _first;
    private readonly int _second;

    private BorderBall((double X, double Y, double Z) centre, double radius, AtomSet atoms, (int, int, bool) parts)
    {
        (_x, _y, _z) = centre;
        Radius = radius + Rounding;
        Atoms = atoms;
        (_first, _second, IsLeaf) = parts;
    }

    public double Radius { get; }

    public AtomSet Atoms { get; }

    public bool IsLeaf { get; }

    /// <summary>Of a leaf: its first and last point; of the others: the two balls within.</summary>
    public int FirstPoint => _first;

    public int LastPoint => _second;

    public int Left => _first;

    public int Right => _second;

    public double ChordTo(UnitVector p)
    {
        double dx = p.X - _x, dy = p.Y - _y, dz = p.Z - _z;
        return Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz));
    }

    /// <summary>The whole tree, its root first; empty where there are no pieces.</summary>
    public static BorderBall[] TreeOf(BorderCurves curves, AtomSet[] atomsOfArcs)
    {
        var leaves = new List<BorderBall>();
        for (var arc = 0; arc + 1 < curves.Start.Length; arc++)
        {
            // Every piece of an arc belongs to one leaf; neighbouring leaves share a point.
            for (var first = curves.Start[arc]; first + 1 < curves.Start[arc + 1]; first += PiecesPerLeaf)
            {
                var last = Math.Min(first + PiecesPerLeaf, curves.Start[arc + 1] - 1);
                leaves.Add(Leaf(curves.Points, first, last, atomsOfArcs[arc]));
            }
        }

        var order = new ulong[leaves.Count];
        for (var i = 0; i < order.Length; i++) order[i] = (leaves[i].Morton() << 32) | (uint)i;
        Array.Sort(order);
        var tree = new BorderBall[Math.Max(0, (2 * order.Length) - 1)];
        if (order.Length > 0) Fill(tree, 0, leaves, order);
        return tree;
    }

    /// <summary>Fills the subtree of some leaves from a place on; a subtree of n leaves takes 2 n - 1 places.</summary>
    private static void Fill(BorderBall[] tree, int at, List<BorderBall> leaves, ReadOnlySpan<ulong> order)
    {
        if (order.Length == 1)
        {
            tree[at] = leaves[(int)(order[0] & uint.MaxValue)];
            return;
        }

        var half = order.Length / 2;
        var right = at + (2 * half);
        Fill(tree, at + 1, leaves, order[..half]);
        Fill(tree, right, leaves, order[half..]);
        tree[at] = Joined(tree[at + 1], tree[right], at + 1, right);
    }

    private static BorderBall Leaf(double[] points, int first, int last, AtomSet atoms)
    {
        Span<double> low = [2, 2, 2];
        Span<double> high = [-2, -2, -2];
        for (var i = 3 * first; i < 3 * (last + 1); i++)
        {
            low[i % 3] = Math.Min(low[i % 3], points[i]);
            high[i % 3] = Math.Max(high[i % 3], points[i]);
        }

        var centre = ((low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2);
        var ball = new BorderBall(centre, 0, atoms, (first, last, true));
        var radius = 0.0;
        for (var i = first; i <= last; i++)
            radius = Math.Max(radius,
                ball.ChordTo(new UnitVector(points[3 * i], points[(3 * i) + 1], points[(3 * i) + 2])));
        return new BorderBall(centre, radius, atoms, (first, last, true));
    }

    /// <summary>The smallest ball round two balls.</summary>
    private static BorderBall Joined(in BorderBall a, in BorderBall b, int left, int right)
    {
        var atoms = a.Atoms | b.Atoms;
        var apart = a.ChordTo(new UnitVector(b._x, b._y, b._z));
        if (apart + b.Radius <= a.Radius) return new((a._x, a._y, a._z), a.Radius, atoms, (left, right, false));
        if (apart + a.Radius <= b.Radius) return new((b._x, b._y, b._z), b.Radius, atoms, (left, right, false));
        var radius = (apart + a.Radius + b.Radius) / 2;
        var share = (radius - a.Radius) / apart;
        var centre = (a._x + ((b._x - a._x) * share), a._y + ((b._y - a._y) * share), a._z + ((b._z - a._z) * share));
        return new BorderBall(centre, radius, atoms, (left, right, false));
    }

    /// <summary>The centre's place on a curve that visits near places near in time: 10 bits of each
    /// coordinate.</summary>
    private ulong Morton() => Spread(_x) | (Spread(_y) << 1) | (Spread(_z) << 2);

    private static ulong Spread(double coordinate)
    {
        var bits = (ulong)((coordinate + 1) * 511.5) & 1023;
        bits = (bits | (bits << 16)) & 0x30000FF;
        bits = (bits | (bits << 8)) & 0x300F00F;
        bits = (bits | (bits << 4)) & 0x30C30C3;
        return (bits | (bits << 2)) & 0x9249249;
    }
}
