using BenchmarkDotNet.Attributes;
using Lightcone.Arithmetic;

namespace Lightcone.Benchmarks.Arithmetic;

/// <summary>Our portable functions beside the platform's: 1,024 calls on angles and ratios as geodesy has them.
/// The sums keep the calls alive; the inputs are drawn once from a fixed seed.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
[BenchmarkCategory("arithmetic")]
public class PortableMathBenchmarks
{
    private const int Calls = 1024;
    private readonly double[] _inputs = new double[Calls];

    [Params("Sin", "Cos", "SinCos", "Tan", "Asin", "Acos", "Atan", "Atan2", "Exp", "Log")]
    public string Function { get; set; } = "Sin";

    [GlobalSetup]
    public void Draw()
    {
        var random = new Random(20261123);
        for (var i = 0; i < Calls; i++)
        {
            var unit = random.NextDouble();
            _inputs[i] = Function switch
            {
                "Sin" or "Cos" or "SinCos" or "Tan" => ((2 * unit) - 1) * Math.PI,
                "Asin" or "Acos" => (2 * unit) - 1,
                "Atan" or "Atan2" => ((2 * unit) - 1) * 4,
                "Exp" => (unit - 0.5) * 40,
                _ => Math.Exp((unit - 0.5) * 40),
            };
        }
    }

    [Benchmark(Description = "Math", Baseline = true, OperationsPerInvoke = Calls)]
    public double Platform() => Function switch
    {
        "Sin" => Sum(static x => Math.Sin(x)),
        "Cos" => Sum(static x => Math.Cos(x)),
        "SinCos" => Sum(static x => { var (s, c) = Math.SinCos(x); return s + c; }),
        "Tan" => Sum(static x => Math.Tan(x)),
        "Asin" => Sum(static x => Math.Asin(x)),
        "Acos" => Sum(static x => Math.Acos(x)),
        "Atan" => Sum(static x => Math.Atan(x)),
        "Atan2" => Sum(static x => Math.Atan2(x, 1.25 - x)),
        "Exp" => Sum(static x => Math.Exp(x)),
        _ => Sum(static x => Math.Log(x)),
    };

    [Benchmark(Description = "PortableMath", OperationsPerInvoke = Calls)]
    public double Portable() => Function switch
    {
        "Sin" => Sum(static x => PortableMath.Sin(x)),
        "Cos" => Sum(static x => PortableMath.Cos(x)),
        "SinCos" => Sum(static x => { var (s, c) = PortableMath.SinCos(x); return s + c; }),
        "Tan" => Sum(static x => PortableMath.Tan(x)),
        "Asin" => Sum(static x => PortableMath.Asin(x)),
        "Acos" => Sum(static x => PortableMath.Acos(x)),
        "Atan" => Sum(static x => PortableMath.Atan(x)),
        "Atan2" => Sum(static x => PortableMath.Atan2(x, 1.25 - x)),
        "Exp" => Sum(static x => PortableMath.Exp(x)),
        _ => Sum(static x => PortableMath.Log(x)),
    };

    private double Sum(Func<double, double> function)
    {
        var sum = 0.0;
        foreach (var x in _inputs) sum += function(x);
        return sum;
    }
}
