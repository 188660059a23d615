using Lightcone.Arithmetic;
using Lightcone.Geodesy.Geodesics;

namespace Lightcone.Geodesy.Coverings;

/// <summary>What a straight chord through the Earth says of the geodesic distance, without computing it.</summary>
/// <remarks>
/// Two bounds, each rigorous, the tighter one used. Chords are squared, in units of a^2.
/// 1. Auxiliary sphere: b sigma &lt;= d &lt;= a sigma (see <see cref="UnitVector"/>), with q = 4 sin^2(sigma / 2).
/// 2. Straight chord C through the ellipsoid. Along a geodesic the tangent T, the normal n and b = T x n turn by
/// T' = k n, n' = -k T + t b, b' = -t n, with 1 / Rmax &lt;= k &lt;= 1 / Rmin (Rmin = b^2 / a, Rmax = a^2 / b) and
/// |t| &lt;= half the largest difference of the principal curvatures, tmax. Then for a step w with w &lt;= pi Rmin
/// |T(0).T(w) - cos(integral of k)| &lt;= tmax^2 w^4 / (24 Rmin^2), and since C^2 is the double integral of T.T,
/// a geodesic of length s has 4 Rmin^2 sin^2(s / 2 Rmin) - e(s) &lt;= C^2 &lt;= 4 Rmax^2 sin^2(s / 2 Rmax) + e(s),
/// e(s) = tmax^2 s^6 / (360 Rmin^2). At 1,000 km the two differ by 20 m of distance, the first bound's by 3 km.
/// Every threshold is moved by <see cref="Slack"/> to the safe side, for the rounding of the vectors.
/// </remarks>
internal static class ChordBounds
{
    /// <summary>Beyond this length only the first bound is used, well before pi Rmin = 19,903 km.</summary>
    private const double LongestChordMetres = 15_000_000;

    private const double Slack = 1e-14;
    private const double ShortestRadius = Wgs84.PolarRadius * Wgs84.PolarRadius / Wgs84.EquatorialRadius;
    private const double LongestRadius = Wgs84.EquatorialRadius * Wgs84.EquatorialRadius / Wgs84.PolarRadius;
    private const double Torsion = ((1 / ShortestRadius) - (1 / Wgs84.EquatorialRadius)) / 2 * (1 + 1e-12);

    /// <summary>The squared chords of the two bounds between two vectors.</summary>
    public static (double Sphere, double Ellipsoid) Chords(UnitVector a, UnitVector b)
    {
        var (x, y, z) = (a.X - b.X, a.Y - b.Y, a.Z - b.Z);
        var squares = (x * x) + (y * y) + (z * z);
        return (squares, squares - (Wgs84.EccentricitySquared * z * z));
    }

    /// <summary>Squared chords up to these certainly mean a distance of at most <paramref name="millimetres"/>;
    /// negative if none does.</summary>
    public static (double Sphere, double Ellipsoid) SurelyWithin(long millimetres)
    {
        if (millimetres < 0) return (-1, -1);
        var metres = millimetres / 1000.0;
        var angle = metres / Wgs84.EquatorialRadius;
        var sphere = angle >= Math.PI ? 5 : Lowered(HalfSineSquared(angle) * 4); // the longest squared chord is 4
        if (metres > LongestChordMetres) return (sphere, -1);
        var chord = (4 * ShortestRadius * ShortestRadius * HalfSineSquared(metres / ShortestRadius)) - Bend(metres);
        return (sphere, Lowered(chord / (Wgs84.EquatorialRadius * Wgs84.EquatorialRadius)));
    }

    /// <summary>Squared chords above either of these certainly mean a distance above
    /// <paramref name="millimetres"/>.</summary>
    public static (double Sphere, double Ellipsoid) SurelyBeyond(long millimetres)
    {
        var metres = Math.Max(0, millimetres) / 1000.0;
        var angle = metres / Wgs84.PolarRadius;
        var sphere = angle >= Math.PI ? 5 : Raised(HalfSineSquared(angle) * 4);
        if (metres > LongestChordMetres) return (sphere, 5);
        var chord = (4 * LongestRadius * LongestRadius * HalfSineSquared(metres / LongestRadius)) + Bend(metres);
        return (sphere, Raised(chord / (Wgs84.EquatorialRadius * Wgs84.EquatorialRadius)));
    }

    /// <summary>A length that no geodesic with at most these squared chords exceeds, in millimetres.</summary>
    public static long LongestMillimetres(double sphere, double ellipsoid)
    {
        var half = Math.Min(1, Math.Sqrt(Raised(sphere)) / 2);
        var bound = 2 * Wgs84.EquatorialRadius * PortableMath.Asin(half);
        // The second bound inverted: e(s) is below 1e-5 of C^2 up to 15,000 km, so raising C^2 by that covers it.
        var chord = Math.Sqrt(Raised(ellipsoid)) * Wgs84.EquatorialRadius;
        var estimate = 2 * ShortestRadius * PortableMath.Asin(Math.Min(1, chord / (2 * ShortestRadius)));
        if (estimate <= LongestChordMetres * 0.99)
        {
            var raised = Math.Sqrt((chord * chord) + Bend(estimate * 1.01));
            bound = Math.Min(bound, 2 * ShortestRadius * PortableMath.Asin(raised / (2 * ShortestRadius)));
        }

        return (long)Math.Ceiling(bound * (1 + 1e-14) * 1000) + 1;
    }

    private static double HalfSineSquared(double angle)
    {
        var sine = PortableMath.Sin(angle / 2);
        return sine * sine;
    }

    private static double Bend(double metres)
    {
        var cube = metres * metres * metres;
        return Torsion * Torsion * cube * cube / (360 * ShortestRadius * ShortestRadius);
    }

    internal static double Raised(double squared) => squared + (Slack * (squared + Math.Sqrt(squared)))
        + (Slack * Slack);

    internal static double Lowered(double squared) =>
        squared <= 0 ? -1 : squared - (Slack * (squared + Math.Sqrt(squared))) - (Slack * Slack);
}
