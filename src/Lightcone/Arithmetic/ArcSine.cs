using System.Runtime.CompilerServices;

namespace Lightcone.Arithmetic;

/// <summary>Arc sine and arc cosine: a polynomial in the square up to 1/2, and beyond it
/// asin(x) = pi/2 - 2 asin(sqrt((1 - x) / 2)).</summary>
internal static class ArcSine
{
    // asin(x) = x + x z A(z), z = x x <= 1/4; relative error of the polynomial 2^-59.8.
    private const double A0 = 0.1666666666666676;
    private const double A1 = 0.07499999999970816;
    private const double A2 = 0.044642857174637916;
    private const double A3 = 0.03038194270515643;
    private const double A4 = 0.02237221509109827;
    private const double A5 = 0.017351609729457172;
    private const double A6 = 0.013980852223832673;
    private const double A7 = 0.011398622524608062;
    private const double A8 = 0.010782028926476377;
    private const double A9 = 0.0036991773175093254;
    private const double A10 = 0.021726213001786867;
    private const double A11 = -0.02102716418664273;
    private const double A12 = 0.032647106974452056;

    private const double Quarter = 1.5707963267948966;
    private const double QuarterRest = 6.123233995736766e-17;
    private const double Half = 3.141592653589793;

    // Below 2^-27 the arc sine is its argument, and the polynomial would lose the sign of zero.
    private const double Tiny = 7.450580596923828e-09;

    /// <summary>See <see cref="PortableMath.Asin"/>.</summary>
    public static double Asin(double x)
    {
        var magnitude = Math.Abs(x);
        if (magnitude <= 0.5) return magnitude < Tiny ? x : x + (x * Rise(x * x));
        if (!(magnitude <= 1)) return double.NaN;
        var z = 0.5 * (1 - magnitude);
        var root = Root(z);
        // pi/2 - 2 (head + tail + rise), with what the first subtraction loses.
        var twice = 2 * root.Head;
        var leading = Quarter - twice;
        var lost = (Quarter - leading) - twice;
        var value = leading + (lost + (QuarterRest - (2 * (root.Tail + (root.Whole * Rise(z))))));
        return x < 0 ? -value : value;
    }

    /// <summary>See <see cref="PortableMath.Acos"/>.</summary>
    public static double Acos(double x)
    {
        var magnitude = Math.Abs(x);
        if (magnitude <= 0.5) return Quarter - (x - (QuarterRest - (x * Rise(x * x))));
        if (!(magnitude <= 1)) return double.NaN;
        var z = 0.5 * (1 - magnitude);
        if (x < 0)
        {
            var whole = Math.Sqrt(z);
            var leading = Half - (2 * whole);
            var lost = (Half - leading) - (2 * whole);
            return leading + (lost + (2 * (QuarterRest - (whole * Rise(z)))));
        }

        var root = Root(z);
        return 2 * (root.Head + (root.Tail + (root.Whole * Rise(z))));
    }

    /// <summary>asin(x) / x - 1 as a function of z = x x, at most 1/4.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Rise(double z)
    {
        var zz = z * z;
        var fourth = zz * zz;
        var low = (A0 + (z * A1)) + (zz * (A2 + (z * A3)));
        var middle = (A4 + (z * A5)) + (zz * (A6 + (z * A7)));
        var high = (A8 + (z * A9)) + (zz * (A10 + (z * A11)));
        return z * (low + (fourth * (middle + (fourth * (high + (fourth * A12))))));
    }

    /// <summary>A square root as a head of 21 bits, whose square is exact, and the tail that it lacks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (double Whole, double Head, double Tail) Root(double z)
    {
        if (z == 0) return (0, 0, 0); // only for an argument of 1 or -1; the tail would be 0 / 0
        var whole = Math.Sqrt(z);
        var head = BitConverter.Int64BitsToDouble(
            BitConverter.DoubleToInt64Bits(whole) & unchecked((long)0xFFFF_FFFF_0000_0000));
        return (whole, head, (z - (head * head)) / (whole + head));
    }
}
