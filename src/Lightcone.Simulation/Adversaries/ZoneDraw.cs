using Lightcone.Geodesy;
using Lightcone.Geodesy.Places;
using Lightcone.Simulation.Worlds;

namespace Lightcone.Simulation.Adversaries;

/// <summary>Draws claims: zones in which no key is, and zones in which one is.</summary>
internal static class ZoneDraw
{
    /// <summary>A zone round a decoy, and a place for the key outside it, often by no more than a metre.</summary>
    public static (DrawnZone Zone, GeoPoint Home) False(Xoshiro256 random, GeoPoint decoy) => random.Below(6) switch
    {
        0 => CountryDraw.Inside(random, decoy),
        1 => CountryDraw.OutsideProhibited(random),
        2 => Outside(random, decoy),
        3 => Within(random, decoy, 300),
        _ => Within(random, decoy, random.Between(20, 3_000)),
    };

    /// <summary>A zone that holds the key's place.</summary>
    public static Zone True(Xoshiro256 random, GeoPoint home)
    {
        var kilometres = random.Between(1, 1_000);
        var centre = Geodesic.Destination(home, random.Between(0, 360), kilometres * 1000 * 0.999 * random.Unit());
        return new CapZone(new Cap(centre, Millimetres(kilometres)));
    }

    private static (DrawnZone Zone, GeoPoint Home) Within(Xoshiro256 random, GeoPoint decoy, double kilometres)
    {
        var radius = Millimetres(kilometres);
        bool IsOutside(GeoPoint place) => Geodesic.LowerMillimetres(decoy, place) > radius;
        GeoPoint? JustOutside(double azimuth, Xoshiro256 draw)
        {
            var place = Geodesic.Destination(decoy, azimuth % 360, (radius / 1000.0) + Beyond(draw));
            return IsOutside(place) ? place : null;
        }

        var zone = new DrawnZone(new CapZone(new Cap(decoy, radius)), IsOutside, JustOutside);
        var home = random.Chance(0.5) ? JustOutside(random.Between(0, 360), random) : null;
        return (zone, home ?? CityWhere(random, IsOutside));
    }

    /// <summary>Outside a prohibited disc, which stands for a country: the key is inside it, often at its
    /// edge.</summary>
    private static (DrawnZone Zone, GeoPoint Home) Outside(Xoshiro256 random, GeoPoint decoy)
    {
        var radius = Millimetres(random.Between(100, 2_500));
        var margin = random.Between(5, 1_000) * 1000;
        var middle = Geodesic.Destination(decoy, random.Between(0, 360), (radius / 1000.0) + margin);
        bool IsOutside(GeoPoint place) => Geodesic.UpperMillimetres(middle, place) < radius;
        GeoPoint? JustOutside(double azimuth, Xoshiro256 draw)
        {
            var place = Geodesic.Destination(middle, azimuth % 360, Math.Max(0, (radius / 1000.0) - Beyond(draw)));
            return IsOutside(place) ? place : null;
        }

        var claim = new ComplementZone(new CapZone(new Cap(middle, radius)));
        var zone = new DrawnZone(claim, IsOutside, JustOutside);
        var home = random.Chance(0.5) ? JustOutside(Geodesic.AzimuthDegrees(middle, decoy) + 360, random) : null;
        return (zone, home ?? Geodesic.Destination(middle, random.Between(0, 360), radius / 2000.0));
    }

    private static double Beyond(Xoshiro256 random) => random.Below(3) switch
    {
        0 => 0.002,
        1 => random.Unit(),
        _ => random.Between(1, 30_000),
    };

    internal static GeoPoint CityWhere(Xoshiro256 random, Func<GeoPoint, bool> suits)
    {
        for (var i = 0; i < 1000; i++)
        {
            var place = City.All[random.Below(City.All.Count)].Place;
            if (suits(place)) return place;
        }

        throw new InvalidOperationException("no city is outside the zone");
    }

    private static long Millimetres(double kilometres) => (long)(kilometres * 1_000_000);
}
