using CsCheck;
using Lightcone.Arithmetic;

namespace Lightcone.Tests.Arithmetic;

/// <summary>The angle of a point: quadrants, zeros and infinities as in IEEE 754-2019, section 9.2.1.</summary>
public sealed class Atan2Tests
{
    private const double Inf = double.PositiveInfinity;
    private static readonly Gen<double> Positive = Gen.Double[-300, 300].Select(e => Math.Pow(2, e));

    [Theory]
    [InlineData(0.0, 0.0, 0.0)]
    [InlineData(0.0, 1.0, 0.0)]
    [InlineData(0.0, -1.0, Math.PI)]
    [InlineData(0.0, Inf, 0.0)]
    [InlineData(0.0, -Inf, Math.PI)]
    [InlineData(1.0, 0.0, Math.PI / 2)]
    [InlineData(double.Epsilon, 0.0, Math.PI / 2)]
    [InlineData(1.0, Inf, 0.0)]
    [InlineData(1.0, -Inf, Math.PI)]
    [InlineData(Inf, 0.0, Math.PI / 2)]
    [InlineData(Inf, 1.0, Math.PI / 2)]
    [InlineData(Inf, -1.0, Math.PI / 2)]
    [InlineData(Inf, Inf, Math.PI / 4)]
    [InlineData(Inf, -Inf, 2.356194490192345)]
    [InlineData(1.0, 1.0, Math.PI / 4)]
    [InlineData(1.0, -1.0, 2.356194490192345)]
    [InlineData(double.MaxValue, double.MaxValue, Math.PI / 4)]
    [InlineData(double.Epsilon, double.Epsilon, Math.PI / 4)]
    [InlineData(double.Epsilon, double.MaxValue, 0.0)]
    [InlineData(double.MaxValue, double.Epsilon, Math.PI / 2)]
    public void Special_points_have_the_standard_angles(double y, double x, double angle)
    {
        Assert.Equal(Bits(angle), Bits(PortableMath.Atan2(y, x)));
        Assert.Equal(Bits(-angle), Bits(PortableMath.Atan2(-y, x)));
    }

    [Fact]
    public void A_negative_zero_abscissa_counts_as_behind()
    {
        Assert.Equal(Bits(Math.PI), Bits(PortableMath.Atan2(0.0, -0.0)));
        Assert.Equal(Bits(-Math.PI), Bits(PortableMath.Atan2(-0.0, -0.0)));
        Assert.Equal(Bits(Math.PI / 2), Bits(PortableMath.Atan2(1.0, -0.0)));
        Assert.Equal(Bits(-Math.PI / 2), Bits(PortableMath.Atan2(-1.0, -0.0)));
    }

    [Fact]
    public void The_angle_lies_in_the_points_quadrant() =>
        Gen.Select(Positive, Positive).Sample((y, x) =>
        {
            var angle = PortableMath.Atan2(y, x);
            return angle is >= 0 and <= Math.PI / 2
                && PortableMath.Atan2(y, -x) is >= Math.PI / 2 and <= Math.PI
                && PortableMath.Atan2(-y, -x) is <= -Math.PI / 2 and >= -Math.PI;
        });

    [Fact]
    public void Mirroring_the_ordinate_changes_only_the_sign() =>
        Gen.Select(Gen.Double, Gen.Double).Where((y, x) => !double.IsNaN(y) && !double.IsNaN(x)).Sample((y, x) =>
            Bits(PortableMath.Atan2(-y, x)) == Bits(-PortableMath.Atan2(y, x)));

    [Fact]
    public void Scaling_a_point_by_a_power_of_two_keeps_the_bits() =>
        Gen.Select(Gen.Double[-1, 1], Gen.Double[-1, 1], Gen.Int[-900, 1000]).Sample((y, x, k) =>
        {
            var scale = BitConverter.Int64BitsToDouble((k + 1023L) << 52);
            return Math.Abs(y) < 1e-20 || Math.Abs(x) < 1e-20
                || Bits(PortableMath.Atan2(y, x)) == Bits(PortableMath.Atan2(y * scale, x * scale));
        });

    [Fact]
    public void On_the_right_of_the_axis_it_agrees_with_the_arc_tangent_of_the_quotient() =>
        Gen.Select(Gen.Double[-100, 100], Gen.Double[0.01, 100]).Sample((y, x) =>
            Math.Abs(PortableMath.Atan2(y, x) - PortableMath.Atan(y / x)) <= 2.3e-16);

    private static long Bits(double x) => BitConverter.DoubleToInt64Bits(x);
}
