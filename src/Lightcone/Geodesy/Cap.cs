namespace Lightcone.Geodesy;

/// <summary>All points within a geodesic distance of a centre.</summary>
/// <remarks>"Disc" where it bounds a target, "cap" where it is only geometry; they may cover the whole Earth.</remarks>
public sealed record Cap
{
    /// <summary>The cap round a centre.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The radius is negative.</exception>
    public Cap(GeoPoint centre, long radiusMillimetres)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(radiusMillimetres);
        Centre = centre;
        RadiusMillimetres = radiusMillimetres;
    }

    /// <summary>The centre.</summary>
    public GeoPoint Centre { get; }

    /// <summary>The geodesic radius in millimetres, at least 0.</summary>
    public long RadiusMillimetres { get; }
}
