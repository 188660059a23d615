using Lightcone.Arithmetic;

namespace Lightcone.Simulation.Worlds;

/// <summary>The standard normal distribution, with the same bits on every platform.</summary>
internal static class Normal
{
    /// <summary>A standard normal draw (Box and Muller 1958).</summary>
    public static double Draw(Xoshiro256 random)
    {
        var radius = Math.Sqrt(-2 * PortableMath.Log(1 - random.Unit()));
        return radius * PortableMath.Cos(2 * Math.PI * random.Unit());
    }

    /// <summary>The probability below x, to 1e-7 (Abramowitz and Stegun 1964, 26.2.17).</summary>
    public static double Cumulative(double x)
    {
        var t = 1 / (1 + (0.2316419 * Math.Abs(x)));
        var polynomial = t * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937
            + (t * (-1.821255978 + (t * 1.330274429))))))));
        var tail = 0.3989422804014327 * PortableMath.Exp(-x * x / 2) * polynomial;
        return x >= 0 ? 1 - tail : tail;
    }
}
