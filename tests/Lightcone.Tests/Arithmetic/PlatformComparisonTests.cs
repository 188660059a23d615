using Lightcone.Arithmetic;

namespace Lightcone.Tests.Arithmetic;

/// <summary>A million seeded inputs for each function: never more than two neighbours away from the platform's
/// value, which is itself below 1 ulp off on the C libraries in use.</summary>
public sealed class PlatformComparisonTests
{
    private const int Count = 1_000_000;
    private readonly ITestOutputHelper _output;

    public PlatformComparisonTests(ITestOutputHelper output) => _output = output;

    [Theory]
    [InlineData("sin")]
    [InlineData("cos")]
    [InlineData("tan")]
    [InlineData("asin")]
    [InlineData("acos")]
    [InlineData("atan")]
    [InlineData("atan2")]
    [InlineData("exp")]
    [InlineData("log")]
    public void A_million_values_are_within_two_units_of_the_platforms(string name)
    {
        const int Seed = 20261123;
        var random = new Random(Seed);
        var (compare, draw) = Pair(name);
        var (worst, different) = (0L, 0);
        for (var i = 0; i < Count; i++)
        {
            var x = draw(random, i);
            var (ours, theirs) = compare(x, random);
            var distance = Math.Abs(Ordinal(ours) - Ordinal(theirs));
            if (distance != 0) different++;
            worst = Math.Max(worst, distance);
            Assert.True(distance <= 2, $"{name}({x:R}), seed {Seed}: {ours:R} against {theirs:R}");
        }

        _output.WriteLine($"{name}: {different} of {Count} differ, by at most {worst} ulp");
    }

    private static (Func<double, Random, (double Ours, double Theirs)>, Func<Random, int, double>) Pair(string name) =>
        name switch
        {
            "sin" => ((x, _) => (PortableMath.Sin(x), Math.Sin(x)), Angle),
            "cos" => ((x, _) => (PortableMath.Cos(x), Math.Cos(x)), Angle),
            "tan" => ((x, _) => (PortableMath.Tan(x), Math.Tan(x)), Angle),
            "asin" => ((x, _) => (PortableMath.Asin(x), Math.Asin(x)), Ratio),
            "acos" => ((x, _) => (PortableMath.Acos(x), Math.Acos(x)), Ratio),
            "atan" => ((x, _) => (PortableMath.Atan(x), Math.Atan(x)), Angle),
            "atan2" => ((y, r) => Angles(y, Angle(r, r.Next())), Angle),
            "exp" => ((x, _) => (PortableMath.Exp(x), Math.Exp(x)), Power),
            "log" => ((x, _) => (PortableMath.Log(x), Math.Log(x)), Positive),
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };

    private static (double Ours, double Theirs) Angles(double y, double x) =>
        (PortableMath.Atan2(y, x), Math.Atan2(y, x));

    private static double Angle(Random random, int index) =>
        ((2 * random.NextDouble()) - 1) * ((index % 4) switch { 0 => 1e6, 1 => 100, 2 => 7, _ => 0.9 });

    private static double Ratio(Random random, int index) =>
        index % 4 == 0 ? 1 - Math.Pow(2, -50 * random.NextDouble()) : (2 * random.NextDouble()) - 1;

    private static double Power(Random random, int index) =>
        ((2 * random.NextDouble()) - 1) * ((index % 3) switch { 0 => 745, 1 => 20, _ => 1 });

    private static double Positive(Random random, int index) =>
        Math.Pow(2, ((2 * random.NextDouble()) - 1) * ((index % 3) switch { 0 => 1000, 1 => 8, _ => 0.5 }));

    /// <summary>Doubles in their order as whole numbers: neighbours differ by 1.</summary>
    private static long Ordinal(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        return bits >= 0 ? bits : long.MinValue - bits;
    }
}
