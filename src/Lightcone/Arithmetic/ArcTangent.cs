using System.Runtime.CompilerServices;

namespace Lightcone.Arithmetic;

/// <summary>Arc tangent, of a number and of a quotient: a table at steps of 1/32 and a short polynomial.</summary>
/// <remarks>atan(b / a) = atan(c) + atan((b - c a) / (a + c b)) for any c. With c = i / 32 the numerator is computed
/// without error, so dividing first and taking the arc tangent of a rounded quotient is avoided.</remarks>
internal static class ArcTangent
{
    // atan(t) = t + t z P(z), z = t t, |t| <= 0.0469; relative error of the polynomial 2^-67.
    private const double P0 = -0.33333333333333326;
    private const double P1 = 0.199999999999456;
    private const double P2 = -0.14285714164448576;
    private const double P3 = 0.11110996153654866;
    private const double P4 = -0.09042036824374867;

    private const double Quarter = 1.5707963267948966;
    private const double QuarterRest = 6.123233995736766e-17;
    private const double Half = 3.141592653589793;
    private const double HalfRest = 1.2246467991473532e-16;
    private const double ThreeEighths = 2.356194490192345;

    // Up to 1.5 / 32 no table entry is used.
    private const double Low = 0.046875;
    private const double Tiny = 7.450580596923828e-09; // 2^-27: the arc tangent is its argument
    private const double Negligible = 8.673617379884035e-19; // 2^-60: the quotient's own rounding is all there is

    // atan(i / 32) for i = 0 to 32: the nearest double and what it lacks.
    private static ReadOnlySpan<double> Table =>
    [
        0.0, 0.0,
        0.031239833430268277, -1.188442711587748e-18,
        0.06241880999595735, -1.5490756308295046e-18,
        0.09347678115858947, -6.2844725995420954e-18,
        0.12435499454676144, -3.1253241424539383e-18,
        0.15499674192394097, 9.585415594114324e-18,
        0.18534794999569476, 4.180692268843079e-18,
        0.21535769969773805, 4.738160130078733e-19,
        0.24497866312686414, 1.0698755618734451e-17,
        0.2741674511196588, 8.261353575163773e-18,
        0.3028848683749714, -1.1010827903001369e-17,
        0.3310960767041321, -7.952610375793799e-18,
        0.35877067027057225, -2.4623815582638635e-17,
        0.38588266939807375, 2.378822732491941e-17,
        0.4124104415973873, -1.587652227770689e-17,
        0.43833655985795783, -2.494277030626541e-17,
        0.4636476090008061, 2.2698777452961687e-17,
        0.48833395105640554, -1.1373236189329585e-17,
        0.5123894603107377, -2.5462781472855804e-17,
        0.5358112379604637, -4.0637956834825575e-18,
        0.5585993153435624, -5.4556305485916264e-18,
        0.5807563535676704, -1.441464378193067e-17,
        0.6022873461349642, 2.950430737228402e-17,
        0.6231993299340659, 2.672403885140095e-17,
        0.6435011087932844, 1.5834785051444286e-17,
        0.6632029927060933, -3.076054864429649e-17,
        0.6823165548747481, 6.943223671560008e-18,
        0.7008544078844502, -1.987626234335816e-17,
        0.7188299996216245, -2.1478388444456983e-17,
        0.7362574289814281, 3.473937648299457e-17,
        0.7531512809621944, -2.4256934659182068e-17,
        0.7695264804056583, -3.704991905602721e-17,
        0.7853981633974483, 3.061616997868383e-17,
    ];

    /// <summary>See <see cref="PortableMath.Atan"/>.</summary>
    public static double Atan(double x)
    {
        var magnitude = Math.Abs(x);
        double value;
        if (magnitude <= 1)
        {
            if (magnitude < Tiny) return x;
            if (magnitude < Low) return x + (x * Rise(x * x));
            var angle = ByTable(magnitude, 1, magnitude);
            value = angle.Head + angle.Tail;
        }
        else
        {
            if (double.IsNaN(x)) return double.NaN;
            var inverse = 1 / magnitude;
            var angle = inverse < Low ? Small(inverse) : ByTable(1, magnitude, inverse);
            value = Minus(Quarter, QuarterRest, angle);
        }

        return x < 0 ? -value : value;
    }

    /// <summary>See <see cref="PortableMath.Atan2"/>.</summary>
    public static double Atan2(double y, double x)
    {
        if (double.IsNaN(x) || double.IsNaN(y)) return double.NaN;
        var (a, b) = (Math.Abs(x), Math.Abs(y));
        var value = b <= a ? FromAxis(b, a, x) : FromPole(a, b, x);
        return Math.CopySign(value, y);
    }

    /// <summary>The angle of (x, b) for 0 &lt;= b &lt;= a = |x|.</summary>
    private static double FromAxis(double b, double a, double x)
    {
        var isBehind = double.IsNegative(x);
        if (b == 0) return isBehind ? Half : 0; // covers a = 0: the quotient 0 / 0
        if (double.IsInfinity(b)) return isBehind ? ThreeEighths : QuarterTurns.Eighth;
        var quotient = b / a;
        if (isBehind) return Minus(Half, HalfRest, OfQuotient(b, a, quotient));
        if (quotient < Negligible) return quotient;
        (b, a) = Scaled(b, a);
        if (quotient >= Low)
        {
            var angle = ByTable(b, a, quotient);
            return angle.Head + angle.Tail;
        }

        return quotient + ((quotient * Rise(quotient * quotient)) + (Remainder(b, a, quotient) / a));
    }

    /// <summary>The angle of (x, a) for 0 &lt;= b = |x| &lt; a.</summary>
    private static double FromPole(double b, double a, double x)
    {
        var angle = OfQuotient(b, a, b / a);
        return x < 0 ? Plus(Quarter, QuarterRest, angle) : Minus(Quarter, QuarterRest, angle);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (double Head, double Tail) OfQuotient(double b, double a, double quotient)
    {
        if (quotient < Low) return Small(quotient);
        (b, a) = Scaled(b, a);
        return ByTable(b, a, quotient);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (double Head, double Tail) Small(double quotient) =>
        (quotient, quotient * Rise(quotient * quotient));

    /// <summary>atan(b / a) for 0.046875 &lt;= quotient &lt;= 1, the quotient being b / a, rounded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (double Head, double Tail) ByTable(double b, double a, double quotient)
    {
        var index = (int)((quotient * 32) + 0.5);
        var c = index * 0.03125;
        var upper = Upper(a);
        // Each product is exact (27 and 6 bits at most), and so is the first difference, of two close numbers.
        var t = ((b - (c * upper)) - (c * (a - upper))) / (a + (c * b));
        var tableHead = Table[2 * index];
        var head = tableHead + t;
        var lost = (tableHead - head) + t;
        return (head, lost + (Table[(2 * index) + 1] + (t * Rise(t * t))));
    }

    /// <summary>atan(t) / t - 1 as a function of z = t t, at most 0.0022.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Rise(double z)
    {
        var zz = z * z;
        return z * ((P0 + (z * P1)) + (zz * ((P2 + (z * P3)) + (zz * P4))));
    }

    /// <summary>b - quotient * a, all but exact, from halves that multiply exactly (Dekker).</summary>
    private static double Remainder(double b, double a, double quotient)
    {
        var (aUpper, qUpper) = (Upper(a), Upper(quotient));
        var (aLower, qLower) = (a - aUpper, quotient - qUpper);
        return ((b - (qUpper * aUpper)) - ((qUpper * aLower) + (qLower * aUpper))) - (qLower * aLower);
    }

    /// <summary>The same quotient from numbers whose products neither overflow nor lose bits to underflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (double B, double A) Scaled(double b, double a)
    {
        const double Large = 9.7453140114e+288; // 2^960
        const double Little = 1.1830521861667747e-271; // 2^-900
        if (a > Large) return (b * 2.938735877055719e-39, a * 2.938735877055719e-39); // 2^-128
        return a < Little ? (b * 1.157920892373162e+77, a * 1.157920892373162e+77) : (b, a); // 2^256
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Plus(double whole, double rest, (double Head, double Tail) angle)
    {
        var sum = whole + angle.Head;
        return sum + (((whole - sum) + angle.Head) + (rest + angle.Tail));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Minus(double whole, double rest, (double Head, double Tail) angle)
    {
        var difference = whole - angle.Head;
        return difference + (((whole - difference) - angle.Head) + (rest - angle.Tail));
    }

    /// <summary>The number with the lower 27 bits of its fraction cleared: 26 bits remain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Upper(double x) =>
        BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) & unchecked((long)0xFFFF_FFFF_F800_0000));
}
