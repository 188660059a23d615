using Lightcone.Geodesy;
using Lightcone.Location;

namespace Lightcone.Simulation.Baselines;

/// <summary>Constraint-based geolocation: the middle of where all bestline discs overlap.</summary>
/// <remarks>Gueye, Ziviani, Crovella, Fdida 2006. Where the discs do not all overlap the paper gives no answer; here,
/// in the method's favour, the middle of where <i>most</i> of them overlap is taken.</remarks>
public static class Cbg
{
    /// <summary>The centroid of the region.</summary>
    /// <param name="mesh">The calibration; must not hold the target's own rows.</param>
    /// <param name="measurements">What the landmarks measured of the target, at least one.</param>
    public static GeoPoint Locate(CalibrationMesh mesh, IReadOnlyList<Measurement> measurements)
    {
        var discs = new List<WeightedDisc>(measurements.Count);
        foreach (var (landmark, roundTrip) in measurements)
        {
            var points = mesh.PointsOf(landmark.Id);
            var line = Bestline.Under(points, Bestline.Baseline.SlopeMillisecondsPerKilometre, double.MaxValue);
            discs.Add(WeightedDisc.Of(landmark.Position, line.Kilometres(roundTrip.ElapsedNanoseconds / 1e6), 1));
        }

        return DeepestRegion.Of(discs).Centroid;
    }
}
