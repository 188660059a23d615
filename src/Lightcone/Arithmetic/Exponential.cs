namespace Lightcone.Arithmetic;

/// <summary>The exponential function by a table of 2^(j/64) and a short polynomial (Tang 1989).</summary>
internal static class Exponential
{
    // exp(r) = 1 + r + r r (1/2 + r Q(r)), |r| <= log(2)/128; error of the polynomial 2^-57.9.
    private const double Q0 = 0.16666666666538352;
    private const double Q1 = 0.04166670325346003;
    private const double Q2 = 0.008333410071230316;

    // log(2)/64 in a part of 36 bits, which a step count of 17 bits multiplies exactly, and the rest.
    private const double StepsPerUnit = 92.33248261689366;
    private const double Step = 0.010830424696223417;
    private const double StepRest = 2.572804622327669e-14;
    private const double Rounder = 6755399441055744.0; // 1.5 * 2^52: adding it rounds to a whole number

    // Beyond these the result overflows or underflows for certain.
    private const double Highest = 709.79;
    private const double Lowest = -745.2;

    /// <summary>See <see cref="PortableMath.Exp"/>.</summary>
    public static double Exp(double x)
    {
        if (!(x <= Highest)) return double.IsNaN(x) ? double.NaN : double.PositiveInfinity;
        if (x < Lowest) return 0;
        var count = ((x * StepsPerUnit) + Rounder) - Rounder;
        var steps = (int)count;
        var r = (x - (count * Step)) - (count * StepRest);
        var rr = r * r;
        var growth = r + (rr * ((0.5 + (r * Q0)) + (rr * (Q1 + (r * Q2)))));
        var entry = 2 * (steps & 63);
        var table = ExponentialTable.PowersOfTwo;
        var head = table[entry];
        var value = head + (table[entry + 1] + (head * growth));
        var exponent = steps >> 6;
        return exponent is >= -1021 and <= 1023
            ? value * PowerOfTwo(exponent)
            : AtTheEdge(value, exponent);
    }

    /// <summary>Scales in two steps where 2^exponent itself is no normal number; only the last step rounds.</summary>
    private static double AtTheEdge(double value, int exponent) => exponent > 0
        ? value * 2 * PowerOfTwo(exponent - 1)
        : value * PowerOfTwo(exponent + 128) * PowerOfTwo(-128);

    private static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((exponent + 1023L) << 52);
}
