using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Simulation.Worlds;

namespace Lightcone.Simulation.Adversaries;

/// <summary>Draws claims about countries: keys stand on land, as such claims suppose, and often hard by the
/// border.</summary>
internal static class CountryDraw
{
    private static readonly string[] Prohibited = ["CN", "HK", "MO"];

    /// <summary>The claim "in the decoy's country", with the key in another one.</summary>
    public static (DrawnZone Zone, GeoPoint Home) Inside(Xoshiro256 random, GeoPoint decoy)
    {
        var pack = BoundaryPack.Embedded;
        var own = pack.CountriesAt(decoy).FirstOrDefault(atom => atom.Iso2 is not null);
        if (own is null) return OutsideProhibited(random);
        var zone = new CountryZone(pack, [own.Iso2!]);
        bool IsOutside(GeoPoint place) => IsOnLandOfOthers(pack.CountriesAt(place), [own.Iso2!]);
        return Draw(random, zone, IsOutside, decoy);
    }

    /// <summary>The claim "outside CN, HK, MO", with the key in one of them.</summary>
    public static (DrawnZone Zone, GeoPoint Home) OutsideProhibited(Xoshiro256 random)
    {
        var pack = BoundaryPack.Embedded;
        var zone = new ComplementZone(new CountryZone(pack, Prohibited));
        bool IsOutside(GeoPoint place)
        {
            var countries = pack.CountriesAt(place);
            return countries.Count > 0 && countries.All(atom => Prohibited.Contains(atom.Iso2));
        }

        // From somewhere outside towards a city inside: the border is between.
        return Draw(random, zone, IsOutside, ZoneDraw.CityWhere(random, place => !IsOutside(place)));
    }

    private static bool IsOnLandOfOthers(IReadOnlyList<BoundaryAtom> countries, string[] own) => countries.Count > 0
        && countries.All(atom => atom.Iso2 is not null && !own.Contains(atom.Iso2));

    private static (DrawnZone Zone, GeoPoint Home) Draw(
        Xoshiro256 random, Zone zone, Func<GeoPoint, bool> isOutside, GeoPoint inside)
    {
        var home = ZoneDraw.CityWhere(random, isOutside);
        GeoPoint? JustOutside(double azimuth, Xoshiro256 draw) =>
            AtTheBorder(inside, ZoneDraw.CityWhere(draw, isOutside), isOutside);
        var drawn = new DrawnZone(zone, isOutside, JustOutside);
        return (drawn, random.Chance(0.5) ? AtTheBorder(inside, home, isOutside) : home);
    }

    /// <summary>The last place on the way out of the key's country that is still in it, to a metre.</summary>
    private static GeoPoint AtTheBorder(GeoPoint inside, GeoPoint home, Func<GeoPoint, bool> isOutside)
    {
        var azimuth = Geodesic.AzimuthDegrees(home, inside);
        var (near, far) = (0.0, Geodesic.Metres(home, inside));
        var place = home;
        while (far - near > 1)
        {
            var middle = (near + far) / 2;
            var candidate = Geodesic.Destination(home, azimuth, middle);
            if (isOutside(candidate)) (near, place) = (middle, candidate);
            else far = middle;
        }

        return place;
    }
}
