using System.Runtime.Intrinsics;
using Lightcone.Geodesy.Geodesics;

namespace Lightcone.Geodesy.Coverings;

/// <summary>One cap against the cells of every level, by chords to the cell's centre.</summary>
internal sealed class CapTest
{
    // No two points are farther apart than this, so a larger radius says no more; and sums stay in range.
    private const long FarthestMillimetres = 20_040_000_000;

    private readonly UnitVector _centre;
    private readonly long _radius;
    private readonly Limits[] _levels = new Limits[Cell.MaxLevel + 1];
    private int _prepared; // one bit per level: few caps are asked at many levels

    /// <summary>Squared chords up to <c>Within</c> hold the whole cell, above <c>Beyond</c> none of it.</summary>
    private readonly record struct Limits(
        double WithinSphere, double WithinEllipsoid, double BeyondSphere, double BeyondEllipsoid);

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
        x -= Vector256.Create(_centre.X);
        y -= Vector256.Create(_centre.Y);
        z -= Vector256.Create(_centre.Z);
        var zz = z * z;
        var sphere = (x * x) + (y * y) + zz;
        var ellipsoid = sphere - (Vector256.Create(Wgs84.EccentricitySquared) * zz);
        var beyond = Vector256.GreaterThan(sphere, Vector256.Create(limits.BeyondSphere))
            | Vector256.GreaterThan(ellipsoid, Vector256.Create(limits.BeyondEllipsoid));
        var within = Vector256.LessThanOrEqual(sphere, Vector256.Create(limits.WithinSphere))
            | Vector256.LessThanOrEqual(ellipsoid, Vector256.Create(limits.WithinEllipsoid));
        return (beyond.ExtractMostSignificantBits(), within.ExtractMostSignificantBits());
    }

    private void Prepare(int level)
    {
        var margin = Cell.CircumradiusMillimetresOf(level);
        var within = ChordBounds.SurelyWithin(_radius == FarthestMillimetres ? long.MaxValue : _radius - margin);
        var beyond = ChordBounds.SurelyBeyond(_radius + margin);
        _levels[level] = new(within.Sphere, within.Ellipsoid, beyond.Sphere, beyond.Ellipsoid);
        _prepared |= 1 << level;
    }
}
