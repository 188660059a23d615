using Lightcone.Arithmetic;
using Lightcone.Geodesy.Geodesics;

namespace Lightcone.Geodesy;

/// <summary>A point of the auxiliary sphere: the ellipsoid with its axis stretched by a / b to radius 1.</summary>
/// <remarks>Its latitude is the reduced latitude beta, tan beta = (b / a) tan phi. In these coordinates the ellipsoid
/// is (a x, a y, b z), so a step of length ds on the sphere is a sqrt(ds^2 - e^2 dz^2) on the ellipsoid, and for any
/// two points the angle sigma here and the geodesic distance d there obey <c>b sigma &lt;= d &lt;= a sigma</c>.
/// Computed vectors are within 1e-15 of the true ones in every coordinate. The default is the centre, no point.
/// </remarks>
/// <param name="X">Towards latitude 0, longitude 0.</param>
/// <param name="Y">Towards latitude 0, longitude 90 east.</param>
/// <param name="Z">Towards the north pole.</param>
public readonly record struct UnitVector(double X, double Y, double Z)
{
    /// <summary>The vector of a point.</summary>
    public static UnitVector Of(GeoPoint point)
    {
        var beta = Direction.ReducedLatitude(point.Latitude);
        var lambda = Direction.OfDegrees(point.Longitude);
        return new(beta.Cos * lambda.Cos, beta.Cos * lambda.Sin, beta.Sin);
    }

    /// <summary>The same direction at length 1.</summary>
    internal static UnitVector Along(double x, double y, double z)
    {
        var scale = 1 / Math.Sqrt((x * x) + (y * y) + (z * z));
        return new(x * scale, y * scale, z * scale);
    }

    /// <summary>The point of the ellipsoid; at the poles longitude 0.</summary>
    public GeoPoint ToGeoPoint()
    {
        var across = Math.Sqrt((X * X) + (Y * Y));
        var latitude = PortableMath.Atan2(Z, Wgs84.AxisRatio * across) / Wgs84.Degree;
        var longitude = across == 0 ? 0 : PortableMath.Atan2(Y, X) / Wgs84.Degree;
        return new(Math.Clamp(latitude, -90, 90), Math.Clamp(longitude, -180, 180));
    }

    /// <summary>The cosine of the angle to another vector.</summary>
    public double Dot(UnitVector other) => (X * other.X) + (Y * other.Y) + (Z * other.Z);

    /// <summary>The squared straight distance: 4 sin^2 of half the angle, exact also where the cosine is
    /// flat.</summary>
    internal double SquaredChord(UnitVector other)
    {
        var (x, y, z) = (X - other.X, Y - other.Y, Z - other.Z);
        return (x * x) + (y * y) + (z * z);
    }
}
