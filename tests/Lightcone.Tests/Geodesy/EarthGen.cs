using CsCheck;
using Lightcone.Geodesy;

namespace Lightcone.Tests.Geodesy;

/// <summary>Places for properties: everywhere, and with a liking for poles, the antimeridian and the equator.</summary>
internal static class EarthGen
{
    public static readonly Gen<GeoPoint> Points = Gen.Frequency(
        (6, Gen.Select(Gen.Double[-1, 1], Gen.Double[-180, 180],
            (z, lon) => new GeoPoint(Math.Asin(z) * 180 / Math.PI, lon))),
        (1, Gen.Select(Gen.Double[89.9, 90], Gen.Double[-180, 180], (lat, lon) => new GeoPoint(lat, lon))),
        (1, Gen.Select(Gen.Double[-90, -89.9], Gen.Double[-180, 180], (lat, lon) => new GeoPoint(lat, lon))),
        (1, Gen.Select(Gen.Double[-90, 90], Gen.Double[179.9, 180], (lat, lon) => new GeoPoint(lat, lon))),
        (1, Gen.Select(Gen.Double[-0.01, 0.01], Gen.Double[-180, 180], (lat, lon) => new GeoPoint(lat, lon))),
        (1, Gen.Select(Gen.Int[-6, 6], Gen.Int[-12, 12], (lat, lon) => new GeoPoint(lat * 15, lon * 15))));

    /// <summary>The opposite point, a little off.</summary>
    public static readonly Gen<(GeoPoint A, GeoPoint B)> NearAntipodes = Gen.Select(
        Points, Gen.Double[-0.6, 0.6], Gen.Double[-0.6, 0.6], (p, north, east) =>
        {
            var longitude = p.Longitude + 180 + east;
            if (longitude > 180) longitude -= 360;
            return (p, new GeoPoint(Math.Clamp(north - p.Latitude, -90, 90), Math.Clamp(longitude, -180, 180)));
        });
}
