using CsCheck;
using Lightcone.Arithmetic;

namespace Lightcone.Tests.Arithmetic;

/// <summary>What mathematics says of the functions, held by the computed ones as far as doubles allow.</summary>
public sealed class IdentityTests
{
    private static readonly Gen<double> Angle =
        Gen.OneOf(Gen.Double[-4, 4], Gen.Double[-1000, 1000], Gen.Double[-1048576, 1048576]);
    private static readonly Gen<double> Unit = Gen.Double[-1, 1];

    [Fact]
    public void Squares_of_sine_and_cosine_sum_to_1() => Angle.Sample(x =>
    {
        var (sin, cos) = PortableMath.SinCos(x);
        return Math.Abs((sin * sin) + (cos * cos) - 1) <= 4.5e-16;
    });

    [Fact]
    public void Sine_and_cosine_never_leave_minus_1_to_1() => Angle.Sample(x =>
        Math.Abs(PortableMath.Sin(x)) <= 1 && Math.Abs(PortableMath.Cos(x)) <= 1);

    [Fact]
    public void Sine_tangent_arc_sine_and_arc_tangent_are_odd_bit_for_bit() =>
        Gen.Select(Angle, Unit).Sample((x, u) =>
            Bits(PortableMath.Sin(-x)) == Bits(-PortableMath.Sin(x))
            && Bits(PortableMath.Tan(-x)) == Bits(-PortableMath.Tan(x))
            && Bits(PortableMath.Asin(-u)) == Bits(-PortableMath.Asin(u))
            && Bits(PortableMath.Atan(-x)) == Bits(-PortableMath.Atan(x)));

    [Fact]
    public void Cosine_is_even_bit_for_bit() => Angle.Sample(x =>
        Bits(PortableMath.Cos(-x)) == Bits(PortableMath.Cos(x)));

    [Fact]
    public void Sine_and_cosine_together_have_the_bits_of_each_alone() => Angle.Sample(x =>
        PortableMath.SinCos(x) == (PortableMath.Sin(x), PortableMath.Cos(x)));

    [Fact]
    public void Tangent_is_sine_over_cosine() => Angle.Sample(x =>
    {
        var (sin, cos) = PortableMath.SinCos(x);
        return Math.Abs((PortableMath.Tan(x) * cos / sin) - 1) <= 7e-16 || sin == 0;
    });

    [Fact]
    public void Arc_functions_undo_sine_cosine_and_tangent() => Unit.Sample(u =>
        Math.Abs(PortableMath.Sin(PortableMath.Asin(u)) - u) <= 3e-16
        && Math.Abs(PortableMath.Cos(PortableMath.Acos(u)) - u) <= 5e-16
        && Math.Abs(PortableMath.Tan(PortableMath.Atan(u)) - u) <= 5e-16);

    [Fact]
    public void Arc_sine_and_arc_cosine_sum_to_a_quarter_turn() => Unit.Sample(u =>
        Math.Abs(PortableMath.Asin(u) + PortableMath.Acos(u) - (Math.PI / 2)) <= 7e-16);

    [Fact]
    public void Exponential_undoes_the_logarithm() => Gen.Double[-300, 300].Sample(e =>
    {
        var x = Math.Pow(2, e);
        return Math.Abs((PortableMath.Exp(PortableMath.Log(x)) / x) - 1) <= 2.5e-16 * (2 + Math.Abs(e));
    });

    [Fact]
    public void Logarithm_undoes_the_exponential() => Gen.Double[-700, 700].Sample(x =>
        Math.Abs(PortableMath.Log(PortableMath.Exp(x)) - x) <= 2.3e-16 * (1 + Math.Abs(x)));

    [Fact]
    public void Logarithm_of_a_power_of_two_is_a_multiple_of_the_logarithm_of_2() => Gen.Int[-1022, 1023].Sample(k =>
    {
        var log = PortableMath.Log(BitConverter.Int64BitsToDouble((k + 1023L) << 52));
        return Math.Abs(log - (k * 0.6931471805599453)) <= 2.3e-16 * Math.Abs(log);
    });

    private static long Bits(double x) => BitConverter.DoubleToInt64Bits(x);
}
