using CsCheck;
using Lightcone.Location.Planning;

namespace Lightcone.Tests.Location.Planning;

public sealed class RoundTripTableTests
{
    private static readonly Gen<double> Kilometres = Gen.OneOf(Gen.Double[0, 600], Gen.Double[0, 20_037]);
    private static readonly Gen<double> Milliseconds = Gen.OneOf(Gen.Double[0, 40], Gen.Double[0, 500]);

    [Fact]
    public void A_longer_budget_is_never_less_likely_met() =>
        Gen.Select(Kilometres, Milliseconds, Milliseconds).Sample((d, a, b) =>
            RoundTripTable.Probability(d, Math.Min(a, b)) <= RoundTripTable.Probability(d, Math.Max(a, b)));

    [Fact]
    public void A_farther_host_is_never_more_likely_to_meet_it() =>
        Gen.Select(Kilometres, Kilometres, Milliseconds).Sample((a, b, t) =>
            RoundTripTable.Probability(Math.Max(a, b), t) <= RoundTripTable.Probability(Math.Min(a, b), t));

    [Theory] // the published table, read without interpolation
    [InlineData(5, 1, 0.43)]
    [InlineData(5, 1.99, 0.50)]
    [InlineData(5, 2, 0.73)]
    [InlineData(5, 30, 0.80)]
    [InlineData(5, 32, 0.90)]
    [InlineData(20, 3, 0.61)]
    [InlineData(150, 5, 0.18)]
    [InlineData(250, 2, 0)]
    [InlineData(9000, 90, 0)]
    public void The_measured_values_come_out(double kilometres, double milliseconds, double expected) =>
        Assert.Equal(expected, RoundTripTable.Probability(kilometres, milliseconds));

    [Fact]
    public void Light_itself_is_never_promised() =>
        Kilometres.Where(d => d > 50).Sample(d => RoundTripTable.Probability(d, 2 * d / 299.792) == 0);
}
