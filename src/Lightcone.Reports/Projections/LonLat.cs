using Lightcone.Geodesy;

namespace Lightcone.Reports.Projections;

/// <summary>A corner of something to draw, in WGS 84 degrees; a light form of <see cref="GeoPoint"/>,
/// because the land alone has half a million of them.</summary>
/// <param name="Longitude">Degrees, east positive.</param>
/// <param name="Latitude">Degrees, north positive.</param>
public readonly record struct LonLat(double Longitude, double Latitude)
{
    /// <summary>The same place as the geodesy room names it.</summary>
    public static LonLat Of(GeoPoint point) => new(point.Longitude, point.Latitude);
}
