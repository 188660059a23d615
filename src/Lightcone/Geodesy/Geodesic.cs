using Lightcone.Arithmetic;
using Lightcone.Geodesy.Geodesics;

namespace Lightcone.Geodesy;

/// <summary>Shortest paths on the WGS 84 ellipsoid.</summary>
/// <remarks>C. F. F. Karney, "Algorithms for geodesics", Journal of Geodesy 87 (2013) 43-55, in a fixed order of
/// + - x / sqrt and <see cref="PortableMath"/>, so the same bits everywhere. Nearly antipodal points
/// included.</remarks>
public static class Geodesic
{
    /// <summary>Bound of the error of <see cref="Metres"/> by series, rounding and the solver's tolerance, in
    /// metres: 0.01 mm. Measured against 40-digit arithmetic it is below 0.1 micrometre.</summary>
    public const double ErrorMetres = 1e-5;

    /// <summary>The length of the shortest path in metres, within <see cref="ErrorMetres"/>.</summary>
    public static double Metres(GeoPoint a, GeoPoint b) =>
        InverseProblem.Solve(a.Latitude, a.Longitude, b.Latitude, b.Longitude).Metres;

    /// <summary>A length in millimetres that the shortest path certainly reaches.</summary>
    public static long LowerMillimetres(GeoPoint a, GeoPoint b) =>
        (long)Math.Floor(Math.Max(0, Metres(a, b) - ErrorMetres) * 1000);

    /// <summary>A length in millimetres that the shortest path certainly does not exceed.</summary>
    public static long UpperMillimetres(GeoPoint a, GeoPoint b) =>
        (long)Math.Ceiling((Metres(a, b) + ErrorMetres) * 1000);

    /// <summary>The azimuth at <paramref name="a"/> of the shortest path to <paramref name="b"/>, in degrees from
    /// north over east, -180 to 180; of several shortest paths an arbitrary one, of equal points 180 or any.</summary>
    public static double AzimuthDegrees(GeoPoint a, GeoPoint b) =>
        InverseProblem.Solve(a.Latitude, a.Longitude, b.Latitude, b.Longitude).Azimuth.Radians / Wgs84.Degree;

    /// <summary>The point reached from <paramref name="start"/> after <paramref name="metres"/> on the geodesic with
    /// the azimuth <paramref name="azimuthDegrees"/> (from north over east), within 0.01 mm.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The azimuth or the length is not a finite number.</exception>
    public static GeoPoint Destination(GeoPoint start, double azimuthDegrees, double metres)
    {
        if (!double.IsFinite(azimuthDegrees)) throw new ArgumentOutOfRangeException(nameof(azimuthDegrees));
        if (!double.IsFinite(metres)) throw new ArgumentOutOfRangeException(nameof(metres));
        var (latitude, longitude) =
            DirectProblem.Solve(start.Latitude, start.Longitude, azimuthDegrees, metres);
        return new(latitude, longitude);
    }
}
