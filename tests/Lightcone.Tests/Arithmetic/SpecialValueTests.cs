using Lightcone.Arithmetic;

namespace Lightcone.Tests.Arithmetic;

/// <summary>Zeros, infinities, NaN, subnormal numbers and the ends of the ranges.</summary>
public sealed class SpecialValueTests
{
    private const double Inf = double.PositiveInfinity;
    private const double Least = double.Epsilon;

    private static readonly Func<double, double>[] OddFunctions =
        [PortableMath.Sin, PortableMath.Tan, PortableMath.Asin, PortableMath.Atan];

    [Fact]
    public void Odd_functions_keep_the_sign_of_zero()
    {
        Assert.All(OddFunctions, f => AssertBits(0.0, f(0.0)));
        Assert.All(OddFunctions, f => AssertBits(-0.0, f(-0.0)));
        AssertBits(-0.0, PortableMath.SinCos(-0.0).Sin);
    }

    [Theory]
    [InlineData(Least)]
    [InlineData(1e-310)]
    [InlineData(2.2250738585072014e-308)]
    [InlineData(1e-300)]
    public void Odd_functions_return_subnormal_and_tiny_numbers_unchanged(double x)
    {
        Assert.All(OddFunctions, f => AssertBits(x, f(x)));
        Assert.All(OddFunctions, f => AssertBits(-x, f(-x)));
        AssertBits(x, PortableMath.SinCos(x).Sin);
    }

    [Fact]
    public void NaN_gives_NaN()
    {
        Func<double, double>[] all = [.. OddFunctions, PortableMath.Cos, PortableMath.Acos, PortableMath.Exp,
            PortableMath.Log, x => PortableMath.SinCos(x).Sin, x => PortableMath.SinCos(x).Cos,
            x => PortableMath.Atan2(x, 1), x => PortableMath.Atan2(1, x), x => PortableMath.Atan2(x, x)];
        Assert.All(all, f => Assert.Equal(double.NaN, f(double.NaN)));
    }

    [Theory]
    [InlineData(Inf)]
    [InlineData(-Inf)]
    [InlineData(1048576.0000000002)]
    [InlineData(-1048576.0000000002)]
    [InlineData(1e300)]
    public void Angles_beyond_the_stated_range_give_NaN(double x)
    {
        Assert.Equal(double.NaN, PortableMath.Sin(x));
        Assert.Equal(double.NaN, PortableMath.Cos(x));
        Assert.Equal(double.NaN, PortableMath.Tan(x));
        Assert.Equal((double.NaN, double.NaN), PortableMath.SinCos(x));
    }

    [Fact]
    public void The_largest_stated_angle_is_accepted()
    {
        Assert.True(PortableMath.MaxAngle >= 1e6);
        Assert.Equal(0.3304931400217347, PortableMath.Sin(1048576), 1e-15);
        Assert.Equal(PortableMath.Sin(1048576), -PortableMath.Sin(-1048576));
    }

    [Theory]
    [InlineData(1.0000000000000002)]
    [InlineData(-1.0000000000000002)]
    [InlineData(Inf)]
    [InlineData(-Inf)]
    public void Arc_sine_and_arc_cosine_beyond_1_give_NaN(double x)
    {
        Assert.Equal(double.NaN, PortableMath.Asin(x));
        Assert.Equal(double.NaN, PortableMath.Acos(x));
    }

    [Fact]
    public void Exact_values_come_out_exactly()
    {
        AssertBits(1, PortableMath.Cos(0));
        AssertBits(1, PortableMath.Cos(-0.0));
        AssertBits(1, PortableMath.Cos(Least));
        AssertBits(0, PortableMath.Acos(1));
        AssertBits(Math.PI, PortableMath.Acos(-1));
        AssertBits(Math.PI / 2, PortableMath.Acos(0));
        AssertBits(Math.PI / 2, PortableMath.Asin(1));
        AssertBits(-Math.PI / 2, PortableMath.Asin(-1));
        AssertBits(Math.PI / 4, PortableMath.Atan(1));
        AssertBits(1, PortableMath.Exp(0));
        AssertBits(1, PortableMath.Exp(-0.0));
        AssertBits(1, PortableMath.Exp(Least));
        AssertBits(0, PortableMath.Log(1));
    }

    [Fact]
    public void Arc_tangent_of_an_infinity_is_a_quarter_turn()
    {
        AssertBits(Math.PI / 2, PortableMath.Atan(Inf));
        AssertBits(-Math.PI / 2, PortableMath.Atan(-Inf));
        AssertBits(Math.PI / 2, PortableMath.Atan(double.MaxValue));
    }

    [Fact]
    public void Exponential_overflows_to_infinity_and_underflows_to_zero()
    {
        AssertBits(Inf, PortableMath.Exp(Inf));
        AssertBits(0, PortableMath.Exp(-Inf));
        AssertBits(Inf, PortableMath.Exp(709.782712893385));
        Assert.True(double.IsFinite(PortableMath.Exp(709.782712893384)));
        AssertBits(0, PortableMath.Exp(-745.1332191019412));
        AssertBits(Least, PortableMath.Exp(-745.1332191019411));
        AssertBits(0, PortableMath.Exp(double.MinValue));
        AssertBits(Inf, PortableMath.Exp(double.MaxValue));
    }

    [Fact]
    public void Logarithm_of_zero_is_minus_infinity_and_of_negative_numbers_NaN()
    {
        AssertBits(-Inf, PortableMath.Log(0));
        AssertBits(-Inf, PortableMath.Log(-0.0));
        Assert.Equal(double.NaN, PortableMath.Log(-Least));
        Assert.Equal(double.NaN, PortableMath.Log(-1));
        Assert.Equal(double.NaN, PortableMath.Log(-Inf));
        AssertBits(Inf, PortableMath.Log(Inf));
    }

    private static void AssertBits(double expected, double actual) =>
        Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(actual));
}
