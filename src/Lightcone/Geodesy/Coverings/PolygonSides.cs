using Lightcone.Arithmetic;

namespace Lightcone.Geodesy.Coverings;

/// <summary>The sides of a polygon on the auxiliary sphere: is a point near one, and is it inside?</summary>
internal sealed class PolygonSides
{
    private const double Unsure = 1e-14;
    private readonly (UnitVector Start, UnitVector End)[] _sides;
    private readonly UnitVector _outside;
    private readonly UnitVector[] _ways;

    private PolygonSides((UnitVector Start, UnitVector End)[] sides, UnitVector middle)
    {
        _sides = sides;
        // The antipode of the middle is outside, since all corners lie in the half of the Earth round the middle. It is
        // reached by way of a point a right angle off, for no shortest arc leads from the middle to its antipode.
        _outside = new(-middle.X, -middle.Y, -middle.Z);
        var axis = Math.Abs(middle.Z) < 0.7 ? new UnitVector(0, 0, 1) : new UnitVector(1, 0, 0);
        var side = Cross(middle, axis);
        side = UnitVector.Along(side.X, side.Y, side.Z);
        var other = Cross(middle, side);
        // Turned by 36.87 degrees, the angle of a 3-4-5 triangle, so that no way leads through the corners that a
        // regular polygon round a pole has at whole degrees.
        var first = UnitVector.Along((0.8 * side.X) + (0.6 * other.X), (0.8 * side.Y) + (0.6 * other.Y),
            (0.8 * side.Z) + (0.6 * other.Z));
        _ways = [first, Cross(middle, first), new(-first.X, -first.Y, -first.Z)];
    }

    /// <summary>null where a side is 90 degrees or more, or the corners are not all in one half of the Earth.</summary>
    public static PolygonSides? TryBuild(UnitVector[][] rings)
    {
        double x = 0, y = 0, z = 0;
        foreach (var corner in rings.SelectMany(r => r)) (x, y, z) = (x + corner.X, y + corner.Y, z + corner.Z);
        if ((x * x) + (y * y) + (z * z) < 1e-12) return null;
        var middle = UnitVector.Along(x, y, z);
        var sides = rings.SelectMany(r => r.Select((c, i) => (c, r[(i + 1) % r.Length]))).ToArray();
        return sides.Any(s => s.c.Dot(s.Item2) <= 0.001 || s.c.Dot(middle) <= 0.001) ? null : new(sides, middle);
    }

    /// <summary>False only if every side is farther away than the angle, at most 90 degrees.</summary>
    public bool MayBeWithin(UnitVector point, double angle)
    {
        var sine = PortableMath.Sin(angle);
        var half = 2 * PortableMath.Sin(angle / 2);
        foreach (var (start, end) in _sides)
        {
            if (point.SquaredChord(start) <= half * half || point.SquaredChord(end) <= half * half) return true;
            var normal = Cross(start, end);
            var length = Math.Sqrt(normal.Dot(normal));
            if (length < 1e-9) continue; // shorter than the slack: its ends stand for it
            // Nearer to the middle of the arc than to its ends only if both ends see the point on the arc's side.
            if (Cross(start, point).Dot(normal) < -Unsure || Cross(point, end).Dot(normal) < -Unsure) continue;
            if (Math.Abs(point.Dot(normal)) <= (sine * length) + Unsure && point.Dot(start) + point.Dot(end) > 0)
                return true;
        }

        return false;
    }

    /// <summary>Whether the point is inside; null if that is within rounding of a side's circle.</summary>
    public bool? Holds(UnitVector point)
    {
        var nearest = _ways.MaxBy(point.Dot);
        if (HoldsBy(nearest, point) is { } decided) return decided;
        // A path through a corner decides nothing, and from the middle of a regular polygon one often runs so: every
        // other path crosses the sides as many times, odd or even.
        foreach (var way in _ways)
        {
            if (way != nearest && point.Dot(way) > -0.5 && HoldsBy(way, point) is { } other) return other;
        }

        return null;
    }

    private bool? HoldsBy(UnitVector way, UnitVector point)
    {
        var (first, second) = (Crossings(point, way), Crossings(way, _outside));
        return first is null || second is null ? null : ((first + second) & 1) == 1;
    }

    private int? Crossings(UnitVector from, UnitVector to)
    {
        var (count, path) = (0, Cross(from, to));
        foreach (var (start, end) in _sides)
        {
            var side = Cross(start, end);
            var (a, b) = (-path.Dot(start), path.Dot(end));
            var (c, d) = (-side.Dot(to), side.Dot(from));
            if (a > Unsure && b > Unsure && c > Unsure && d > Unsure) count++;
            else if (a < -Unsure && b < -Unsure && c < -Unsure && d < -Unsure) count++;
            else if (Math.Abs(a) <= Unsure || Math.Abs(b) <= Unsure || Math.Abs(c) <= Unsure || Math.Abs(d) <= Unsure)
            {
                if (!Apart(a, b, c, d)) return null;
            }
        }

        return count;
    }

    /// <summary>Two of the four signs differ for certain: no crossing, whatever the others are.</summary>
    private static bool Apart(double a, double b, double c, double d) =>
        Math.Max(Math.Max(a, b), Math.Max(c, d)) > Unsure && Math.Min(Math.Min(a, b), Math.Min(c, d)) < -Unsure;

    private static UnitVector Cross(UnitVector a, UnitVector b) => new(
        (a.Y * b.Z) - (a.Z * b.Y), (a.Z * b.X) - (a.X * b.Z), (a.X * b.Y) - (a.Y * b.X));
}
