using System.Runtime.CompilerServices;

namespace Lightcone.Arithmetic;

/// <summary>An angle as a number of quarter turns and a remainder of at most an eighth of a turn.</summary>
/// <param name="Count">The number of quarter turns; only its two lowest bits matter to a sine.</param>
/// <param name="Remainder">Leading part of the remainder, radians, about -pi/4 to pi/4.</param>
/// <param name="Tail">What the leading part lacks: at most half a unit in its last place.</param>
internal readonly record struct QuarterTurns(int Count, double Remainder, double Tail)
{
    /// <summary>Up to here an angle is its own remainder.</summary>
    public const double Eighth = 0.7853981633974483;

    private const double PerRadian = 0.6366197723675814;

    // pi/2 in parts of 33 bits, each with the correctly rounded rest. A count below 2^20 times a part is exact.
    private const double First = 1.5707963267341256;
    private const double FirstRest = 6.077100506506192e-11;
    private const double Second = 6.077100506303966e-11;
    private const double Third = 2.0222662487111665e-21;
    private const double ThirdRest = 8.4784276603689e-32;

    // Adding and subtracting 1.5 * 2^52 rounds to the nearest whole number, ties to even.
    private const double Rounder = 6755399441055744.0;

    /// <summary>Takes the whole quarter turns out of an angle (Cody and Waite, in three parts).</summary>
    /// <param name="angle">Radians, at most <see cref="PortableMath.MaxAngle"/> in magnitude.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuarterTurns Of(double angle)
    {
        var count = ((angle * PerRadian) + Rounder) - Rounder;
        // Exact: the product has at most 53 bits, and the two are close to each other.
        var rest = angle - (count * First);
        var correction = count * FirstRest;
        var remainder = rest - correction;
        // The correction is off by about 2^-52 of itself; ten bits of distance keep that below 2^-62 of the
        // remainder. Closer to a multiple of pi/2, more of pi is needed.
        return Math.Abs(remainder) > 1024 * Math.Abs(correction)
            ? new((int)count, remainder, (rest - remainder) - correction)
            : NearMultiple((int)count, rest);
    }

    private static QuarterTurns NearMultiple(int count, double rest)
    {
        if (count == 0) return new(0, rest, 0);
        var (afterSecond, lostSecond) = Difference(rest, count * Second);
        var (afterThird, lostThird) = Difference(afterSecond, count * Third);
        var tail = (lostSecond + lostThird) - (count * ThirdRest);
        var remainder = afterThird + tail;
        return new(count, remainder, (afterThird - remainder) + tail);
    }

    /// <summary>a - b as the rounded difference and its exact rounding error (Knuth's TwoSum).</summary>
    private static (double Rounded, double Lost) Difference(double a, double b)
    {
        var rounded = a - b;
        var part = rounded - a;
        return (rounded, (a - (rounded - part)) - (b + part));
    }
}
