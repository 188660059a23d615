using System.Runtime.CompilerServices;

namespace Lightcone.Arithmetic;

/// <summary>Tangent: reduction to an eighth of a turn, a polynomial in the square up to 19/32, and beyond it the
/// polynomial of the distance to pi/4.</summary>
internal static class Tangent
{
    // tan(x) = x + x z T(z), z = x x, |x| <= 0.596; relative error of the polynomial 2^-60.1.
    private const double T0 = 0.33333333333333287;
    private const double T1 = 0.13333333333342254;
    private const double T2 = 0.05396825396229363;
    private const double T3 = 0.021869488735092125;
    private const double T4 = 0.008863231652242237;
    private const double T5 = 0.0035921759758481037;
    private const double T6 = 0.0014554410510511106;
    private const double T7 = 0.0005922149670978472;
    private const double T8 = 0.0002308775840164349;
    private const double T9 = 0.00011754705930161271;
    private const double T10 = 7.11586276373417e-06;
    private const double T11 = 4.272960627964582e-05;

    private const double EighthRest = 3.061616997868383e-17;
    private const double Steep = 0.59375;

    // Below 2^-27 the tangent is the angle, and the polynomial would lose the sign of zero.
    private const double Tiny = 7.450580596923828e-09;

    /// <summary>See <see cref="PortableMath.Tan"/>.</summary>
    public static double Tan(double x)
    {
        var magnitude = Math.Abs(x);
        if (magnitude < Tiny) return x;
        if (magnitude < Steep) return x + Rise(x);
        if (magnitude <= QuarterTurns.Eighth) return NearEighth(x, 0, isCotangent: false);
        if (!(magnitude <= PortableMath.MaxAngle)) return double.NaN;
        var turns = QuarterTurns.Of(x);
        var isCotangent = (turns.Count & 1) != 0;
        if (Math.Abs(turns.Remainder) >= Steep) return NearEighth(turns.Remainder, turns.Tail, isCotangent);
        var rise = Rise(turns.Remainder) + (turns.Tail * (1 + (turns.Remainder * turns.Remainder)));
        return isCotangent ? NegativeInverse(turns.Remainder, rise) : turns.Remainder + rise;
    }

    /// <summary>tan(x) - x for |x| below 0.6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Rise(double x)
    {
        var z = x * x;
        var zz = z * z;
        var low = (T0 + (z * T1)) + (zz * (T2 + (z * T3)));
        var middle = (T4 + (z * T5)) + (zz * (T6 + (z * T7)));
        var high = (T8 + (z * T9)) + (zz * (T10 + (z * T11)));
        var fourth = zz * zz;
        return x * z * (low + (fourth * (middle + (fourth * high))));
    }

    /// <summary>tan or -cot of x + tail by u = pi/4 - |x|: with t = tan(u), tan is (1 - t) / (1 + t), written as
    /// 1 - 2 (u - (t t / (1 + t) - rise)); the exact part of u meets the 1 first, so that only small terms are
    /// rounded before the last step.</summary>
    private static double NearEighth(double x, double tail, bool isCotangent)
    {
        var sign = x < 0 ? -1.0 : 1.0;
        var gap = QuarterTurns.Eighth - Math.Abs(x);
        var gapRest = EighthRest - (sign * tail);
        var u = gap + gapRest;
        var rise = Rise(u);
        var t = u + rise;
        var twice = 2 * gap;
        if (isCotangent)
        {
            var above = 1 + twice;
            return -sign * (above + (((1 - above) + twice) + (2 * ((t * t / (1 - t)) + rise + gapRest))));
        }

        var below = 1 - twice;
        return sign * (below + (((1 - below) - twice) + (2 * (((t * t / (1 + t)) - rise) - gapRest))));
    }

    /// <summary>-1 / (x + rise) to better than 1 ulp: the quotient is corrected by its own remainder, computed
    /// from parts short enough to multiply exactly.</summary>
    private static double NegativeInverse(double x, double rise)
    {
        var sum = x + rise;
        var sumHead = Upper(sum);
        var sumTail = rise - (sumHead - x);
        var quotient = -1 / sum;
        var head = Upper(quotient);
        return head + (quotient * (1 + (head * sumHead) + (head * sumTail)));
    }

    /// <summary>The number with the lower half of its fraction cleared: 21 bits remain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Upper(double x) =>
        BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) & unchecked((long)0xFFFF_FFFF_0000_0000));
}
