namespace Lightcone.Arithmetic;

/// <summary>The natural logarithm by a table of 128 intervals and a short polynomial (Tang 1990).</summary>
/// <remarks>x = 2^k m with m in [0.703125, 1.40625); the table holds a short number g near 1/m for m's interval, so
/// that r = m g - 1 is small and exact but for one rounding: log(x) = k log(2) - log(g) + log(1 + r). In the two
/// intervals that touch 1, g is exactly 1, so nothing cancels there.</remarks>
internal static class Logarithm
{
    // log(1 + r) = r + r r (-1/2 + r L(r)), |r| <= 1/128; error relative to r 2^-64.
    private const double L0 = 0.3333333333333416;
    private const double L1 = -0.24999999999999392;
    private const double L2 = 0.1999999993217039;
    private const double L3 = -0.16666666671170946;
    private const double L4 = 0.14287294801413603;
    private const double L5 = -0.12500709941766996;

    // log(2) in a part of 40 bits, which an exponent multiplies exactly, and the rest.
    private const double Two = 0.6931471805592082;
    private const double TwoRest = 7.371002565167799e-13;

    private const long LowestFraction = 0x3FE6_8000_0000_0000; // 0.703125
    private const long ExponentMask = unchecked((long)0xFFF0_0000_0000_0000);
    private const long UpperMask = unchecked((long)0xFFFF_FFFF_FFE0_0000);
    private const long SmallestNormal = 0x0010_0000_0000_0000;
    private const long Infinity = 0x7FF0_0000_0000_0000;

    /// <summary>See <see cref="PortableMath.Log"/>.</summary>
    public static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var extra = 0;
        if (bits is < SmallestNormal or >= Infinity)
        {
            if (x == 0) return double.NegativeInfinity;
            if (!(x > 0)) return double.NaN;
            if (double.IsInfinity(x)) return x;
            bits = BitConverter.DoubleToInt64Bits(x * 18014398509481984.0); // 2^54: subnormal numbers become normal
            extra = 54;
        }

        var offset = bits - LowestFraction;
        var exponent = (int)(offset >> 52) - extra;
        var fractionBits = bits - (offset & ExponentMask);
        return OfParts(exponent, fractionBits, 3 * (int)((offset >> 45) & 127));
    }

    private static double OfParts(int exponent, long fractionBits, int entry)
    {
        var table = LogarithmTable.Intervals;
        var fraction = BitConverter.Int64BitsToDouble(fractionBits);
        var upper = BitConverter.Int64BitsToDouble(fractionBits & UpperMask);
        var inverse = table[entry];
        // Both products are exact (32 and 21 bits by 10), and so is the difference; only the sum rounds.
        var r = ((upper * inverse) - 1) + ((fraction - upper) * inverse);
        // Exact: both are multiples of 2^-41 below 2^10.
        var whole = (exponent * Two) + table[entry + 1];
        var head = whole + r;
        var lost = (whole - head) + r;
        var rr = r * r;
        var polynomial = (L0 + (r * L1)) + (rr * ((L2 + (r * L3)) + (rr * (L4 + (r * L5)))));
        var small = (rr * -0.5) + ((r * rr) * polynomial);
        return head + (small + (lost + ((exponent * TwoRest) + table[entry + 2])));
    }
}
