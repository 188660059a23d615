using Lightcone.Geodesy;

namespace Lightcone.Benchmarks.Location;

/// <summary>Landmarks spread evenly over the globe, so that no table of cities is needed, and how much longer than a
/// straight fibre the path from each is: 1.4 to 3 times, as on real networks.</summary>
internal static class LandmarkLattice
{
    /// <summary>A lattice of the golden angle.</summary>
    public static GeoPoint Place(int index, int count) => new(
        Math.Asin(1 - (((2 * index) + 1) / (double)count)) * 180 / Math.PI,
        ((index * 137.50776405003785) % 360) - 180);

    /// <summary>Metres of vacuum light that the round trip from a landmark to a target allows, one way.</summary>
    public static double ReachMetres(int index, int count, GeoPoint target)
    {
        var inflation = 1.4 + (1.6 * ((index * 29) % 64) / 64);
        return Geodesic.Metres(Place(index, count), target) * inflation * 1.5; // fibre: 2/3 c
    }
}
