using System.Buffers.Binary;
using Lightcone.Arithmetic;

namespace Lightcone.Simulation.GoldenRuns;

/// <summary>Golden runs of the portable functions, 240,000 inputs each, and the same runs on the platform's own
/// functions, whose bits do depend on the machine.</summary>
public static class ArithmeticRuns
{
    private const int Count = 240_000;

    /// <summary>One run for each function of <see cref="PortableMath"/>.</summary>
    public static IReadOnlyList<GoldenRun> All { get; } =
    [
        new("arithmetic/sin", () => Outcome(Angle, PortableMath.Sin)),
        new("arithmetic/cos", () => Outcome(Angle, PortableMath.Cos)),
        new("arithmetic/sincos", () => Outcome(Angle, SinMinusCos)),
        new("arithmetic/tan", () => Outcome(Angle, PortableMath.Tan)),
        new("arithmetic/asin", () => Outcome(Ratio, PortableMath.Asin)),
        new("arithmetic/acos", () => Outcome(Ratio, PortableMath.Acos)),
        new("arithmetic/atan", () => Outcome(Slope, PortableMath.Atan)),
        new("arithmetic/atan2", () => Outcome(Slope, Slope, PortableMath.Atan2)),
        new("arithmetic/exp", () => Outcome(Power, PortableMath.Exp)),
        new("arithmetic/log", () => Outcome(Positive, PortableMath.Log)),
    ];

    /// <summary>The platform's sine and exponential on the same inputs: where these hashes differ between two
    /// machines or environments, equal hashes of the portable functions mean something.</summary>
    public static IReadOnlyList<GoldenRun> Platform { get; } =
    [
        new("sin", () => Outcome(Angle, Math.Sin)),
        new("atan2", () => Outcome(Slope, Slope, Math.Atan2)),
        new("exp", () => Outcome(Power, Math.Exp)),
    ];

    private static byte[] Outcome(Func<GoldenGrid, int, double> input, Func<double, double> function)
    {
        var grid = new GoldenGrid(20261123);
        var bytes = new byte[Count * sizeof(double)];
        for (var i = 0; i < Count; i++)
            Write(bytes, i, function(input(grid, i)));
        return bytes;
    }

    private static byte[] Outcome(
        Func<GoldenGrid, int, double> first,
        Func<GoldenGrid, int, double> second,
        Func<double, double, double> function)
    {
        var grid = new GoldenGrid(20261123);
        var bytes = new byte[Count * sizeof(double)];
        for (var i = 0; i < Count; i++)
        {
            var a = first(grid, i);
            // Every input meets neighbours of all four kinds, so that ratios of every size occur.
            Write(bytes, i, function(a, second(grid, i / 4)));
        }

        return bytes;
    }

    private static void Write(byte[] bytes, int index, double value) =>
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(index * sizeof(double)), value);

    private static double SinMinusCos(double x)
    {
        var (sin, cos) = PortableMath.SinCos(x);
        return sin - cos;
    }

    private static double Angle(GoldenGrid grid, int index) => (index & 3) switch
    {
        0 => grid.NextSigned() * 3.25,
        1 => grid.NextSigned() * 100,
        2 => grid.NextSigned() * PortableMath.MaxAngle,
        _ => grid.NextScattered(-60, 0),
    };

    private static double Ratio(GoldenGrid grid, int index) => (index & 3) switch
    {
        0 => grid.NextScattered(-60, -1),
        1 => 1 - Math.Abs(grid.NextScattered(-50, -2)),
        _ => grid.NextSigned(),
    };

    private static double Slope(GoldenGrid grid, int index) => (index & 3) switch
    {
        0 => grid.NextScattered(-60, 60),
        1 => grid.NextScattered(-1000, 1000),
        2 => grid.NextSigned() * 8,
        _ => grid.NextSigned(),
    };

    private static double Power(GoldenGrid grid, int index) => (index & 3) switch
    {
        0 => grid.NextSigned() * 745,
        1 => grid.NextSigned() * 40,
        2 => grid.NextSigned(),
        _ => grid.NextScattered(-60, 8),
    };

    private static double Positive(GoldenGrid grid, int index) => (index & 3) switch
    {
        0 => Math.Abs(grid.NextScattered(-1022, 1023)),
        1 => Math.Abs(grid.NextScattered(-8, 8)),
        2 => 1 + (grid.NextSigned() * 0.25),
        _ => 1 + grid.NextScattered(-50, -5),
    };
}
