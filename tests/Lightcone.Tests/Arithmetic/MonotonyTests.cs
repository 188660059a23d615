using CsCheck;
using Lightcone.Arithmetic;

namespace Lightcone.Tests.Arithmetic;

/// <summary>A larger argument gives no smaller value (or no larger one) where the function rises (or falls).</summary>
/// <remarks>Between neighbouring doubles an error below 1 ulp may break this; beyond a few it must not. The joints
/// of the methods, where two formulas meet, are walked double by double.</remarks>
public sealed class MonotonyTests
{
    private static readonly Gen<double> Gap = Gen.Double[-44, -4].Select(e => Math.Pow(2, e));

    [Fact]
    public void Sine_rises_and_cosine_falls_over_their_half_turns() =>
        Gen.Select(Gen.Double[0, Math.PI], Gap).Sample((x, gap) =>
        {
            var y = Math.Min(x + gap, Math.PI);
            return PortableMath.Cos(y) <= PortableMath.Cos(x)
                && PortableMath.Sin(y - (Math.PI / 2)) >= PortableMath.Sin(x - (Math.PI / 2));
        });

    [Fact]
    public void Tangent_and_its_inverse_rise() => Gen.Select(Gen.Double[-1.57, 1.57], Gap).Sample((x, gap) =>
        PortableMath.Tan(Math.Min(x + gap, 1.5707963)) >= PortableMath.Tan(x)
        && PortableMath.Atan(x + gap) >= PortableMath.Atan(x));

    [Fact]
    public void Arc_sine_rises_and_arc_cosine_falls() => Gen.Select(Gen.Double[-1, 1], Gap).Sample((x, gap) =>
    {
        var y = Math.Min(x + gap, 1);
        return PortableMath.Asin(y) >= PortableMath.Asin(x) && PortableMath.Acos(y) <= PortableMath.Acos(x);
    });

    [Fact]
    public void Exponential_and_logarithm_rise() => Gen.Select(Gen.Double[-700, 700], Gap).Sample((x, gap) =>
    {
        var step = gap * Math.Max(1, Math.Abs(x));
        var (low, high) = (Math.Pow(1.5, x / 2), Math.Pow(1.5, x / 2) * (1 + gap));
        return PortableMath.Exp(x + step) >= PortableMath.Exp(x) && PortableMath.Log(high) >= PortableMath.Log(low);
    });

    public static TheoryData<string, double> Joints => new()
    {
        { "sin", Math.PI / 4 }, { "tan", 0.59375 }, { "tan", Math.PI / 4 }, { "asin", 0.5 }, { "atan", 0.046875 },
        { "atan", 0.515625 }, { "atan", 1 }, { "atan", 21.333333333333332 }, { "exp", 0.005415212348111709 },
        { "exp", 0.6931471805599453 }, { "log", 0.703125 }, { "log", 0.99609375 }, { "log", 1 }, { "log", 1.0078125 },
        { "log", 1.40625 }, { "sin", 7.450580596923828e-09 }, { "tan", 7.450580596923828e-09 },
        { "asin", 7.450580596923828e-09 }, { "atan", 7.450580596923828e-09 },
    };

    [Theory]
    [MemberData(nameof(Joints))]
    public void Where_two_formulas_meet_the_value_never_steps_back_by_more_than_its_last_place(string name, double x)
    {
        Func<double, double> function = name switch
        {
            "sin" => PortableMath.Sin,
            "tan" => PortableMath.Tan,
            "asin" => PortableMath.Asin,
            "atan" => PortableMath.Atan,
            "exp" => PortableMath.Exp,
            _ => PortableMath.Log,
        };
        for (var i = 0; i < 2000; i++) x = Math.BitDecrement(x);
        for (var i = 0; i < 4000; i++, x = Math.BitIncrement(x))
            Assert.True(function(Math.BitIncrement(x)) >= Math.BitDecrement(function(x)), $"{name}({x:R})");
    }
}
