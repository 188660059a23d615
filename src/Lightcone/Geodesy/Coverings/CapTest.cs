using System.Runtime.Intrinsics;

namespace Lightcone.Geodesy.Coverings;

/// <summary>One cap against the cells of every level, by the vectors of the two centres.</summary>
internal sealed class CapTest
{
    // No two points are farther apart than this, so a larger radius says no more; and sums stay in range.
    private const long FarthestMillimetres = 20_040_000_000;

    private readonly UnitVector _centre;
    private readonly long _radius;
    private readonly Limits[] _levels = new Limits[Cell.MaxLevel + 1];
    private int _prepared; // one bit per level: few caps are asked at many levels

    private readonly record struct Limits(RimBounds.Rim Within, RimBounds.Rim Beyond);

    /// <summary>The test of one cap; for one thread at a time.</summary>
    public CapTest(Cap cap)
    {
        _centre = UnitVector.Of(cap.Centre);
        _radius = Math.Min(cap.RadiusMillimetres, FarthestMillimetres);
    }

    /// <summary>-1: certainly no point of the cell is in the cap; 1: certainly all are; 0: undecided.</summary>
    public int Side(UnitVector cellCentre, int level)
    {
        var (x, y, z) = cellCentre;
        var (beyond, within) = Sides(
            Vector256.CreateScalar(x), Vector256.CreateScalar(y), Vector256.CreateScalar(z), level);
        return (beyond & 1) != 0 ? -1 : (int)(within & 1);
    }

    /// <summary>Four cells of one level at once, element by element, so the same bits with and without AVX: a bit per
    /// cell that the cap certainly has no point of, and a bit per cell that it certainly holds.</summary>
    public (uint Beyond, uint Within) Sides(
        Vector256<double> x, Vector256<double> y, Vector256<double> z, int level)
    {
        if ((_prepared & (1 << level)) == 0) Prepare(level);
        ref readonly var limits = ref _levels[level];
        var sum = z + Vector256.Create(_centre.Z);
        x -= Vector256.Create(_centre.X);
        y -= Vector256.Create(_centre.Y);
        z -= Vector256.Create(_centre.Z);
        var difference = z * z;
        var squaredChord = (x * x) + (y * y) + difference;
        sum *= sum;
        var near = squaredChord - (Vector256.Create(limits.Within.Sum) * sum)
            - (Vector256.Create(limits.Within.Difference) * difference);
        var far = squaredChord - (Vector256.Create(limits.Beyond.Sum) * sum)
            - (Vector256.Create(limits.Beyond.Difference) * difference);
        var within = Vector256.LessThanOrEqual(squaredChord, Vector256.Create(limits.Within.Sphere))
            | (Vector256.LessThanOrEqual(squaredChord, Vector256.Create(limits.Within.Band))
                & Vector256.LessThanOrEqual(near, Vector256.Create(limits.Within.Limit)));
        var beyond = Vector256.GreaterThan(squaredChord, Vector256.Create(limits.Beyond.Sphere))
            | (Vector256.GreaterThan(squaredChord, Vector256.Create(limits.Beyond.Band))
                & Vector256.GreaterThan(far, Vector256.Create(limits.Beyond.Limit)));
        return (beyond.ExtractMostSignificantBits(), within.ExtractMostSignificantBits());
    }

    private void Prepare(int level)
    {
        var margin = Cell.CircumradiusMillimetresOf(level);
        _levels[level] = new(
            RimBounds.SurelyWithin(_radius == FarthestMillimetres ? long.MaxValue : _radius - margin),
            RimBounds.SurelyBeyond(_radius + margin));
        _prepared |= 1 << level;
    }
}
