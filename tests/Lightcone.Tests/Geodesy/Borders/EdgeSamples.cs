using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;

namespace Lightcone.Tests.Geodesy.Borders;

/// <summary>The slow and plain way: points every 10 km along the drawn edges, each measured with a geodesic.</summary>
internal static class EdgeSamples
{
    private const double StepDegrees = 0.09;

    public static long NearestMillimetres(BoundaryPack pack, GeoPoint from, AtomSet set)
    {
        var nearest = long.MaxValue;
        foreach (var ring in set.Indices().SelectMany(pack.RingsOf))
            for (var i = 1; i < ring.Count; i++)
                foreach (var point in Along(ring[i - 1], ring[i]))
                    nearest = Math.Min(nearest, Geodesic.UpperMillimetres(from, point));
        return nearest;
    }

    private static IEnumerable<GeoPoint> Along((double Lat, double Lon) a, (double Lat, double Lon) b)
    {
        var steps = 1 + (int)(Math.Max(Math.Abs(b.Lat - a.Lat), Math.Abs(b.Lon - a.Lon)) / StepDegrees);
        for (var i = 0; i <= steps; i++)
        {
            var longitude = a.Lon + ((b.Lon - a.Lon) * i / steps);
            while (longitude > 180) longitude -= 360;
            while (longitude < -180) longitude += 360;
            yield return new GeoPoint(a.Lat + ((b.Lat - a.Lat) * i / steps), longitude);
        }
    }
}
