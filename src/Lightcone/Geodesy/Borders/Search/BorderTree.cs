namespace Lightcone.Geodesy.Borders.Search;

/// <summary>All border pieces in a tree of bounding balls: which atoms' borders come near a point, and how
/// near.</summary>
/// <remarks>Distances are chords between unit vectors (<see cref="AuxiliarySphere"/>). The answers depend on the
/// pieces alone, not on the tree: balls are rounded outward and only spare work.</remarks>
internal sealed class BorderTree
{
    private const int DeepestTree = 64;

    private readonly double[] _points;
    private readonly BorderBall[] _balls;

    public BorderTree(BorderCurves curves, AtomSet[] atomsOfArcs)
    {
        _points = curves.Points;
        _balls = BorderBall.TreeOf(curves, atomsOfArcs);
    }

    /// <summary>The atoms with a border within a chord of the point.</summary>
    public AtomSet Within(UnitVector point, double chord)
    {
        var found = AtomSet.Empty;
        Span<int> stack = stackalloc int[DeepestTree];
        var depth = Push(stack, 0);
        while (depth > 0)
        {
            ref readonly var ball = ref _balls[stack[--depth]];
            if (ball.Atoms.IsSubsetOf(found)) continue;
            var centre = ball.ChordTo(point);
            if (centre - ball.Radius > chord) continue;
            if (centre + ball.Radius <= chord || (ball.IsLeaf && LeafSquared(ball, point) <= chord * chord))
                found |= ball.Atoms;
            else if (!ball.IsLeaf)
                depth = PushChildren(stack, depth, ball);
        }

        return found;
    }

    /// <summary>Whether any of these atoms has a border within a chord of the point.</summary>
    public bool AnyWithin(UnitVector point, double chord, AtomSet atoms)
    {
        Span<int> stack = stackalloc int[DeepestTree];
        var depth = Push(stack, 0);
        while (depth > 0)
        {
            ref readonly var ball = ref _balls[stack[--depth]];
            if (!ball.Atoms.Overlaps(atoms)) continue;
            var centre = ball.ChordTo(point);
            if (centre - ball.Radius > chord) continue;
            if (ball.IsLeaf ? LeafSquared(ball, point) <= chord * chord
                : centre + ball.Radius <= chord) return true;
            if (!ball.IsLeaf) depth = PushChildren(stack, depth, ball);
        }

        return false;
    }

    /// <summary>The chord to the nearest border of these atoms; infinite where they have none.</summary>
    public double Nearest(UnitVector point, AtomSet atoms)
    {
        var best = double.PositiveInfinity;
        Span<int> stack = stackalloc int[DeepestTree];
        var depth = Push(stack, 0);
        while (depth > 0)
        {
            ref readonly var ball = ref _balls[stack[--depth]];
            if (!ball.Atoms.Overlaps(atoms) || ball.ChordTo(point) - ball.Radius > best) continue;
            if (ball.IsLeaf)
                best = Math.Min(best, Math.Sqrt(LeafSquared(ball, point)));
            else
                depth = PushNearerLast(stack, depth, ball, point);
        }

        return best;
    }

    private int Push(Span<int> stack, int depth)
    {
        if (_balls.Length > 0) stack[depth++] = 0;
        return depth;
    }

    private static int PushChildren(Span<int> stack, int depth, in BorderBall ball)
    {
        stack[depth] = ball.Left;
        stack[depth + 1] = ball.Right;
        return depth + 2;
    }

    private int PushNearerLast(Span<int> stack, int depth, in BorderBall ball, UnitVector point)
    {
        var leftFirst = _balls[ball.Left].ChordTo(point) - _balls[ball.Left].Radius
            < _balls[ball.Right].ChordTo(point) - _balls[ball.Right].Radius;
        stack[depth] = leftFirst ? ball.Right : ball.Left;
        stack[depth + 1] = leftFirst ? ball.Left : ball.Right;
        return depth + 2;
    }

    /// <summary>The squared chord from a point to the nearest piece of a leaf.</summary>
    private double LeafSquared(in BorderBall leaf, UnitVector p)
    {
        var best = double.PositiveInfinity;
        for (var i = 3 * leaf.FirstPoint; i < 3 * leaf.LastPoint; i += 3)
            best = Math.Min(best, PieceSquared(_points.AsSpan(i, 6), p));
        return best;
    }

    private static double PieceSquared(ReadOnlySpan<double> piece, UnitVector p)
    {
        double ex = piece[3] - piece[0], ey = piece[4] - piece[1], ez = piece[5] - piece[2];
        double dx = p.X - piece[0], dy = p.Y - piece[1], dz = p.Z - piece[2];
        var length = (ex * ex) + (ey * ey) + (ez * ez);
        var along = (dx * ex) + (dy * ey) + (dz * ez);
        var share = along <= 0 ? 0 : along >= length ? 1 : along / length;
        dx -= share * ex;
        dy -= share * ey;
        dz -= share * ez;
        return (dx * dx) + (dy * dy) + (dz * dz);
    }
}
