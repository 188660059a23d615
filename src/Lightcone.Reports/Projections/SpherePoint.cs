namespace Lightcone.Reports.Projections;

/// <summary>A direction from the Earth's centre, for drawing only: geodetic latitude taken as spherical.</summary>
/// <remarks>All layers of a map take the same liberty, so they stay in register. Nothing is judged here.</remarks>
internal readonly record struct SpherePoint(double X, double Y, double Z)
{
    private const double Degree = Math.PI / 180;

    public SpherePoint Opposite => new(-X, -Y, -Z);

    public static SpherePoint Of(LonLat place)
    {
        var (sinLat, cosLat) = Math.SinCos(place.Latitude * Degree);
        var (sinLon, cosLon) = Math.SinCos(place.Longitude * Degree);
        return new SpherePoint(cosLat * cosLon, cosLat * sinLon, sinLat);
    }

    public LonLat ToLonLat() =>
        new(Math.Atan2(Y, X) / Degree, Math.Atan2(Z, Math.Sqrt((X * X) + (Y * Y))) / Degree);

    public double Dot(SpherePoint other) => (X * other.X) + (Y * other.Y) + (Z * other.Z);

    /// <summary>This direction and a share of another, added.</summary>
    public SpherePoint Plus(SpherePoint other, double share) =>
        new(X + (share * other.X), Y + (share * other.Y), Z + (share * other.Z));

    /// <summary>The same direction with length 1; the north pole where there is no direction.</summary>
    public SpherePoint Normalised()
    {
        var length = Math.Sqrt(Dot(this));
        return length < 1e-12 ? new SpherePoint(0, 0, 1) : new SpherePoint(X / length, Y / length, Z / length);
    }

    public double AngleTo(SpherePoint other) => Math.Acos(Math.Clamp(Dot(other), -1, 1));
}
