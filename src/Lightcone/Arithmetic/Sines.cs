using System.Runtime.CompilerServices;

namespace Lightcone.Arithmetic;

/// <summary>Sine and cosine: reduction to an eighth of a turn, then a polynomial in the square.</summary>
internal static class Sines
{
    // sin(x) = x + x z P(z), z = x x, |x| <= pi/4; relative error of the polynomial 2^-57.9.
    private const double S0 = -0.1666666666666663;
    private const double S1 = 0.008333333333321842;
    private const double S2 = -0.00019841269829360978;
    private const double S3 = 2.755731353964646e-06;
    private const double S4 = -2.5050734597958358e-08;
    private const double S5 = 1.5895446595570937e-10;

    // cos(x) = 1 - z/2 + z z Q(z); error of the polynomial 2^-63.9.
    private const double C0 = 0.041666666666666595;
    private const double C1 = -0.0013888888888873344;
    private const double C2 = 2.4801587289004387e-05;
    private const double C3 = -2.755731421788521e-07;
    private const double C4 = 2.08757055265239e-09;
    private const double C5 = -1.1358756480808159e-11;

    // Below 2^-27 the sine is the angle, and the polynomial would lose the sign of zero.
    private const double Tiny = 7.450580596923828e-09;

    /// <summary>See <see cref="PortableMath.Sin"/>.</summary>
    public static double Sin(double x)
    {
        var magnitude = Math.Abs(x);
        if (magnitude <= QuarterTurns.Eighth) return magnitude < Tiny ? x : OfRemainder(x, 0);
        if (!(magnitude <= PortableMath.MaxAngle)) return double.NaN;
        var turns = QuarterTurns.Of(x);
        var value = (turns.Count & 1) == 0
            ? OfRemainder(turns.Remainder, turns.Tail)
            : CosOfRemainder(turns.Remainder, turns.Tail);
        return (turns.Count & 2) == 0 ? value : -value;
    }

    /// <summary>See <see cref="PortableMath.Cos"/>.</summary>
    public static double Cos(double x)
    {
        var magnitude = Math.Abs(x);
        if (magnitude <= QuarterTurns.Eighth) return CosOfRemainder(x, 0);
        if (!(magnitude <= PortableMath.MaxAngle)) return double.NaN;
        var turns = QuarterTurns.Of(x);
        var value = (turns.Count & 1) == 0
            ? CosOfRemainder(turns.Remainder, turns.Tail)
            : OfRemainder(turns.Remainder, turns.Tail);
        return ((turns.Count + 1) & 2) == 0 ? value : -value;
    }

    /// <summary>See <see cref="PortableMath.SinCos"/>.</summary>
    public static (double Sin, double Cos) SinCos(double x)
    {
        var magnitude = Math.Abs(x);
        if (magnitude <= QuarterTurns.Eighth)
            return (magnitude < Tiny ? x : OfRemainder(x, 0), CosOfRemainder(x, 0));
        if (!(magnitude <= PortableMath.MaxAngle)) return (double.NaN, double.NaN);
        var turns = QuarterTurns.Of(x);
        var sin = OfRemainder(turns.Remainder, turns.Tail);
        var cos = CosOfRemainder(turns.Remainder, turns.Tail);
        if ((turns.Count & 1) != 0) (sin, cos) = (cos, sin);
        return ((turns.Count & 2) == 0 ? sin : -sin, ((turns.Count + 1) & 2) == 0 ? cos : -cos);
    }

    /// <summary>sin(x + tail): the tail is carried to first order, and the leading part x is added last,
    /// so that one rounding of the result's size remains.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double OfRemainder(double x, double tail)
    {
        var z = x * x;
        var zz = z * z;
        var polynomial = (S0 + (z * S1)) + (zz * ((S2 + (z * S3)) + (zz * (S4 + (z * S5)))));
        return x + ((x * z * polynomial) + (tail * (1 - (0.5 * z))));
    }

    /// <summary>cos(x + tail): what 1 - z/2 loses to rounding is added back to the small terms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double CosOfRemainder(double x, double tail)
    {
        var z = x * x;
        var zz = z * z;
        var polynomial = (C0 + (z * C1)) + (zz * ((C2 + (z * C3)) + (zz * (C4 + (z * C5)))));
        var half = 0.5 * z;
        var leading = 1 - half;
        return leading + (((1 - leading) - half) + ((zz * polynomial) - (x * tail)));
    }
}
