using Lightcone.Arithmetic;
using Lightcone.Geodesy.Geodesics;

namespace Lightcone.Geodesy.Coverings;

/// <summary>On which side of a cap's rim a point lies, by its vector alone: rigorous, and decided but for 350 m on
/// either side of the rim up to 10,000 km, 3 km up to 17,900 km.</summary>
/// <remarks>
/// Units of a; t = e^2; sigma is the arc on the auxiliary sphere between two vectors, q = 4 sin^2(sigma / 2) its
/// squared chord, D and S the difference and the sum of their z. Along the arc z'^2 adds up to
/// I(sigma) = (S^2 g1(sigma) + D^2 g2(sigma)) / 2, g1 = (sigma - sin sigma) / (4 - q), g2 = (sigma + sin sigma) / q.
/// 1. d &lt;= sigma - t I / 2: the arc is one path, and its length is the integral of sqrt(1 - t z'^2).
/// 2. d &gt;= sigma - t I / 2 - E. The geodesic is an arc too, between longitudes that are wider by
/// delta &lt;= f sin(alpha0) sigma (Karney 2013, equation 8), with the speed sqrt(1 - t cos^2 beta). Taylor's formula
/// in delta, with d^2 sigma / d omega^2 &lt;= 1 / sigma and dI / d sigma &lt;= h / 2, h = sigma tan(sigma / 2),
/// leaves E = f^2 sigma / 2 + (t / 2) (0.385 / 2) h f sigma + t^2 sigma / 8, each a little enlarged below. In full:
/// docs/decisions/0004-auxiliary-sphere.md.
/// 3. Only a band needs this: d lies between sigma b / a and sigma, so a point farther off than
/// kappa = a / b - 1 of the radius r is decided by q alone. In the band
/// -1.01 kappa r &lt;= I(sigma) - I(r) &lt;= h kappa r / 2, so I(r) does for I(sigma), and
/// q(sigma) = q(r) + 2 sin(r) (sigma - r) + cos(xi) (sigma - r)^2. What is left to compare with a number is
/// q - t sin(r) (S^2 g1(r) + D^2 g2(r)) / 2.
/// For caps up to 1,000 km the second bound of <see cref="ChordBounds"/> is the tighter one.
/// </remarks>
internal static class RimBounds
{
    private const double LongestChordMetres = 1_000_000;
    private const double LongestArcMetres = 18_000_000; // h grows without limit towards the antipode
    private const double T = Wgs84.EccentricitySquared;
    private const double Stretch = 1 / Wgs84.AxisRatio;
    private const double Kappa = Stretch - 1;

    /// <summary>A point is on the rim's one side if q is past <c>Sphere</c>, or if q is not past <c>Band</c> and
    /// q - <c>Sum</c> S^2 - <c>Difference</c> D^2 is past <c>Limit</c>.</summary>
    public readonly record struct Rim(double Sphere, double Band, double Sum, double Difference, double Limit);

    /// <summary>Points at most this far, for certain: "past" means not above.</summary>
    public static Rim SurelyWithin(long millimetres)
    {
        var (sphere, chord) = ChordBounds.SurelyWithin(millimetres);
        var band = ChordBounds.SurelyBeyond(millimetres).Sphere;
        var metres = millimetres / 1000.0;
        if (metres <= LongestChordMetres) return new(sphere, band, 0, T, chord);
        if (metres > LongestArcMetres) return new(sphere, band, 0, 0, -1);
        var radius = metres / Wgs84.EquatorialRadius;
        var arc = Arc.Of(radius);
        var wide = Kappa * radius;
        var bend = Math.Max(0, -PortableMath.Cos(radius * Stretch)) * wide * wide;
        var limit = arc.SquaredChord - (2 * arc.Sine * (T / 2) * 1.01 * wide) - bend;
        return new(sphere, band, arc.Sum, arc.Difference, ChordBounds.Lowered(limit));
    }

    /// <summary>Points farther than this, for certain: "past" means above.</summary>
    public static Rim SurelyBeyond(long millimetres)
    {
        var (sphere, chord) = ChordBounds.SurelyBeyond(millimetres);
        var band = ChordBounds.SurelyWithin(millimetres).Sphere;
        var metres = millimetres / 1000.0;
        if (metres <= LongestChordMetres) return new(sphere, band, 0, T, chord);
        if (metres > LongestArcMetres) return new(sphere, band, 0, 0, 5);
        var radius = metres / Wgs84.EquatorialRadius;
        var arc = Arc.Of(radius);
        var wide = Kappa * radius;
        var bend = Math.Max(0, PortableMath.Cos(radius)) * wide * wide;
        var far = radius * Stretch * Stretch;
        var steep = far * PortableMath.Tan(far / 2);
        var error = (0.51 * Wgs84.Flattening * Wgs84.Flattening * radius)
            + (T / 2 * 0.1925 * steep * Wgs84.Flattening * far) + (1.011 * T * T / 8 * far);
        var limit = arc.SquaredChord + (2 * arc.Sine * ((T / 4 * steep * wide) + error)) + bend;
        return new(sphere, band, arc.Sum, arc.Difference, ChordBounds.Raised(limit));
    }

    private readonly record struct Arc(double Sine, double SquaredChord, double Sum, double Difference)
    {
        public static Arc Of(double radius)
        {
            var (sin, cos) = PortableMath.SinCos(radius / 2);
            var (sine, square) = (2 * sin * cos, 4 * sin * sin);
            var weight = T / 2 * sine;
            return new(sine, square, weight * (radius - sine) / (4 * cos * cos), weight * (radius + sine) / square);
        }
    }
}
