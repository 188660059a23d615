using Lightcone.Arithmetic;

namespace Lightcone.Tests.Arithmetic;

/// <summary>Every function against high-precision values: the bound stated in its documentation holds.</summary>
public sealed class VectorTests
{
    private readonly ITestOutputHelper _output;

    public VectorTests(ITestOutputHelper output) => _output = output;

    [Theory]
    [InlineData("sin", 0.85)]
    [InlineData("cos", 0.85)]
    [InlineData("tan", 0.85)]
    [InlineData("asin", 0.7)]
    [InlineData("acos", 0.85)]
    [InlineData("atan", 0.85)]
    [InlineData("atan2", 0.85)]
    [InlineData("exp", 0.6)]
    [InlineData("log", 0.7)]
    public void Every_point_is_within_the_stated_units_in_the_last_place(string name, double boundUlp)
    {
        var points = VectorFile.Read(name);
        var worst = points.MaxBy(p => Error(name, p))!;
        _output.WriteLine($"{name}: {points.Count} points, worst {Error(name, worst):F4} ulp " +
            $"at {worst.First:R} {worst.Second:R}: {Compute(name, worst):R}, not {worst.Value:R}");
        Assert.True(points.Count > 500, "The vector file is too short.");
        Assert.True(Error(name, worst) < boundUlp, $"{name}({worst.First:R}, {worst.Second:R})");
    }

    [Theory]
    [InlineData("sin")]
    [InlineData("cos")]
    public void Sine_and_cosine_together_have_the_bits_of_each_alone(string name) =>
        Assert.All(VectorFile.Read(name), p =>
            Assert.Equal((PortableMath.Sin(p.First), PortableMath.Cos(p.First)), PortableMath.SinCos(p.First)));

    private static double Error(string name, VectorPoint point)
    {
        var error = point.ErrorOf(Compute(name, point));
        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }

    private static double Compute(string name, VectorPoint p) => name switch
    {
        "sin" => PortableMath.Sin(p.First),
        "cos" => PortableMath.Cos(p.First),
        "tan" => PortableMath.Tan(p.First),
        "asin" => PortableMath.Asin(p.First),
        "acos" => PortableMath.Acos(p.First),
        "atan" => PortableMath.Atan(p.First),
        "atan2" => PortableMath.Atan2(p.First, p.Second),
        "exp" => PortableMath.Exp(p.First),
        "log" => PortableMath.Log(p.First),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };
}
