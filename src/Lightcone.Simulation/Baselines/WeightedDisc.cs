using Lightcone.Geodesy;

namespace Lightcone.Simulation.Baselines;

/// <summary>A disc that counts with a weight, on the sphere of mean radius: good enough for a yardstick.</summary>
internal readonly record struct WeightedDisc(UnitVector Centre, double Angle, int Weight)
{
    private const double EarthRadiusKilometres = 6371.0088;

    /// <summary>The disc round a place.</summary>
    public static WeightedDisc Of(GeoPoint centre, double kilometres, int weight) =>
        new(UnitVector.Of(centre), Math.Min(kilometres / EarthRadiusKilometres, Math.PI), weight);
}
