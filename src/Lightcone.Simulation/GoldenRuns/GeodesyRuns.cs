using Lightcone.Geodesy;

namespace Lightcone.Simulation.GoldenRuns;

/// <summary>Golden runs of geodesy: distances, destinations, and regions as sets of cells.</summary>
public static class GeodesyRuns
{
    private const int Pairs = 5_000;
    private const int Quorums = 60;

    /// <summary>One run for each kind of outcome.</summary>
    public static IReadOnlyList<GoldenRun> All { get; } =
    [
        new("geodesy/distance", Distances),
        new("geodesy/destination", Destinations),
        new("geodesy/region", Regions),
    ];

    /// <summary>A point anywhere; one in eight at a pole, on the equator or on the antimeridian.</summary>
    internal static GeoPoint Point(GoldenGrid grid)
    {
        var (latitude, longitude) = (grid.NextSigned() * 90, grid.NextSigned() * 180);
        return (grid.NextBits() & 31) switch
        {
            0 => new(90, longitude),
            1 => new(-90, longitude),
            2 => new(0, longitude),
            3 => new(latitude, 180),
            _ => new(latitude, longitude),
        };
    }

    private static byte[] Distances()
    {
        var grid = new GoldenGrid(1);
        var bytes = new CanonicalBytes();
        for (var i = 0; i < Pairs; i++)
        {
            var a = Point(grid);
            var b = i % 4 == 0 ? NearlyOpposite(a, grid) : Point(grid);
            bytes.Add(Geodesic.LowerMillimetres(a, b));
            bytes.Add(Geodesic.UpperMillimetres(a, b));
            bytes.Add(Geodesic.Metres(a, b));
            bytes.Add(Geodesic.AzimuthDegrees(a, b));
        }

        return bytes.ToArray();
    }

    /// <summary>Within a degree of the antipode, where the inverse problem is hardest.</summary>
    private static GeoPoint NearlyOpposite(GeoPoint a, GoldenGrid grid) => new(
        Math.Clamp(-a.Latitude + grid.NextSigned(), -90, 90),
        Math.Clamp((a.Longitude > 0 ? a.Longitude - 180 : a.Longitude + 180) + grid.NextSigned(), -180, 180));

    private static byte[] Destinations()
    {
        var grid = new GoldenGrid(2);
        var bytes = new CanonicalBytes();
        for (var i = 0; i < Pairs; i++)
        {
            var end = Geodesic.Destination(Point(grid), grid.NextSigned() * 180, (grid.NextSigned() + 1) * 1e7);
            bytes.Add(end.Latitude);
            bytes.Add(end.Longitude);
        }

        return bytes.ToArray();
    }

    /// <summary>Quorums of 1 to 12 groups round a hidden place, some with one group that does not hold it.</summary>
    private static byte[] Regions()
    {
        var grid = new GoldenGrid(3);
        var bytes = new CanonicalBytes();
        for (var i = 0; i < Quorums; i++)
        {
            var hidden = Point(grid);
            List<IReadOnlyList<Cap>> groups = [];
            for (var g = 0; g <= i % 12; g++) groups.Add([CapThatHolds(hidden, grid)]);
            if (i % 5 == 0) groups.Add([new Cap(Point(grid), 300_000_000)]);
            var region = Region.Covering(new CapQuorum(groups, i % 3), RegionResolution.Standard);
            bytes.Add(region.CanonicalBytes());
            bytes.Add(region.IsEmpty ? -1 : region.FarthestMillimetres(hidden));
        }

        return bytes.ToArray();
    }

    private static Cap CapThatHolds(GeoPoint hidden, GoldenGrid grid)
    {
        var centre = Point(grid);
        var slack = (long)((grid.NextSigned() + 1) * 1e9); // up to 2,000 km more than needed
        return new(centre, Geodesic.UpperMillimetres(centre, hidden) + slack);
    }
}
