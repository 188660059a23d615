namespace Lightcone.Geodesy;

/// <summary>A point on the Earth's surface, in WGS 84 degrees.</summary>
public sealed record GeoPoint
{
    /// <summary>The point at the given geodetic coordinates.</summary>
    /// <param name="latitude">Geodetic latitude in degrees, -90 to 90, north positive.</param>
    /// <param name="longitude">Longitude in degrees, -180 to 180, east positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate is NaN or out of range.</exception>
    public GeoPoint(double latitude, double longitude)
    {
        // "is not (in range)" refuses NaN too; "is < -90 or > 90" would let it in.
        if (latitude is not (>= -90 and <= 90)) throw new ArgumentOutOfRangeException(nameof(latitude));
        if (longitude is not (>= -180 and <= 180)) throw new ArgumentOutOfRangeException(nameof(longitude));
        Latitude = latitude;
        Longitude = longitude;
    }

    /// <summary>Geodetic latitude in degrees, north positive.</summary>
    public double Latitude { get; }

    /// <summary>Longitude in degrees, east positive.</summary>
    public double Longitude { get; }
}
