namespace Lightcone.Geodesy.Geodesics;

/// <summary>The ellipsoid of WGS 84 (NIMA TR8350.2, table 3.1).</summary>
internal static class Wgs84
{
    /// <summary>Equatorial radius a in metres, by definition.</summary>
    public const double EquatorialRadius = 6378137.0;

    /// <summary>Flattening f, by definition.</summary>
    public const double Flattening = 1 / 298.257223563;

    /// <summary>b / a.</summary>
    public const double AxisRatio = 1 - Flattening;

    /// <summary>Polar radius b in metres.</summary>
    public const double PolarRadius = EquatorialRadius * AxisRatio;

    /// <summary>e^2 = f (2 - f), the squared first eccentricity.</summary>
    public const double EccentricitySquared = Flattening * (2 - Flattening);

    /// <summary>e'^2 = e^2 / (1 - e^2), the squared second eccentricity.</summary>
    public const double SecondEccentricitySquared = EccentricitySquared / (AxisRatio * AxisRatio);

    /// <summary>n = f / (2 - f), the third flattening.</summary>
    public const double ThirdFlattening = Flattening / (2 - Flattening);

    /// <summary>The area of the whole ellipsoid in square metres: 2 pi a^2 + pi b^2 / e ln((1 + e) / (1 -
    /// e)).</summary>
    public const double TotalArea = 5.10065621724088e14;

    /// <summary>No two points are farther apart than the poles: half a meridian, in metres, rounded up.</summary>
    public const double HalfMeridian = 20003931.459;

    public const double Degree = 0.017453292519943295;
}
