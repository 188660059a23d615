using Lightcone.Arithmetic;
using Lightcone.Geodesy.Geodesics;

namespace Lightcone.Geodesy.Borders.Search;

/// <summary>Distances on the ellipsoid against straight distances between unit vectors of reduced latitude.</summary>
/// <remarks>For any two points, the geodesic distance d and the angle sigma between their unit vectors obey
/// b sigma &lt;= d &lt;= a sigma (<see cref="UnitVector"/>). A chord is 2 sin(sigma / 2).</remarks>
internal static class AuxiliarySphere
{
    /// <summary>Longer than any chord: reaches everything.</summary>
    public const double WholeEarth = 3;

    // The longest chord is 2. Near it the sine is flat, so that a little short of half a turn counts as the whole.
    private const double AlmostHalfTurn = 3.1415;
    private const double Rounding = 1e-12;

    /// <summary>A chord that no point within this distance exceeds, rounded up.</summary>
    /// <param name="metres">The geodesic distance, at least 0.</param>
    /// <param name="angle">An angle on the sphere to be added, in radians.</param>
    public static double ChordReaching(double metres, double angle = 0)
    {
        var sigma = (metres / Wgs84.PolarRadius) + angle;
        return sigma >= AlmostHalfTurn ? WholeEarth : (2 * PortableMath.Sin(sigma / 2)) + Rounding;
    }

    /// <summary>The least geodesic distance of two points with this chord, rounded down; at least 0.</summary>
    public static double LowerMetres(double chord)
    {
        var sine = Math.Min(1, (chord / 2) * (1 - Rounding));
        return Wgs84.PolarRadius * 2 * PortableMath.Asin(sine) * (1 - Rounding);
    }
}
