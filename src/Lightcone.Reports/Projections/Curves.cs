using Lightcone.Geodesy;

namespace Lightcone.Reports.Projections;

/// <summary>Lines on the Earth as corners close enough to look smooth.</summary>
internal static class Curves
{
    private const int CircleCorners = 256;
    private const long HalfMeridianMillimetres = 20_003_931_458;

    /// <summary>A cap's edge, eastward round its centre; empty where the cap holds the whole Earth.</summary>
    public static IReadOnlyList<LonLat> Circle(Cap cap)
    {
        if (cap.RadiusMillimetres >= HalfMeridianMillimetres) return [];
        var corners = new LonLat[CircleCorners];
        for (var i = 0; i < CircleCorners; i++)
        {
            // Azimuths run clockwise; the inside of a ring is to its left.
            var azimuth = -360.0 * i / CircleCorners;
            corners[i] = LonLat.Of(Geodesic.Destination(cap.Centre, azimuth, cap.RadiusMillimetres / 1000.0));
        }

        return corners;
    }

    /// <summary>The ring with long edges cut along great circles, so that they bend with any projection.</summary>
    public static IReadOnlyList<LonLat> Smooth(IReadOnlyList<LonLat> ring)
    {
        const double Longest = 2.0;
        var smooth = new List<LonLat>(ring.Count);
        for (var i = 0; i < ring.Count; i++)
        {
            var (from, to) = (ring[i], ring[(i + 1) % ring.Count]);
            smooth.Add(from);
            if (Math.Abs(from.Latitude - to.Latitude) < Longest && IsShortInLongitude(from, to, Longest)) continue;
            var (a, b) = (SpherePoint.Of(from), SpherePoint.Of(to));
            var pieces = (int)Math.Ceiling(a.AngleTo(b) * 180 / Math.PI / Longest);
            for (var k = 1; k < pieces; k++)
            {
                // Along the chord: evenly enough for edges below a quarter turn.
                var share = (double)k / pieces;
                smooth.Add(Wrap(a.Plus(b.Plus(a, -1), share).Normalised().ToLonLat(), from));
            }
        }

        return smooth;
    }

    private static bool IsShortInLongitude(LonLat a, LonLat b, double longest) =>
        Math.Abs(a.Longitude - b.Longitude) < longest;

    // A cut along the antimeridian keeps its side: atan2 alone might answer 180 for a corner of -180.
    private static LonLat Wrap(LonLat place, LonLat near) =>
        Math.Abs(place.Longitude) > 179.999999 && near.Longitude * place.Longitude < 0
            ? place with { Longitude = -place.Longitude }
            : place;
}
