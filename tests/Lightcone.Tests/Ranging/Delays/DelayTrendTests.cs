using CsCheck;
using Lightcone.Ranging;
using Lightcone.Ranging.Delays;

namespace Lightcone.Tests.Ranging.Delays;

public sealed class DelayTrendTests
{
    [Theory]
    [InlineData(77, 5.6)]
    [InlineData(610, 21)]
    [InlineData(2_106, 53)]
    [InlineData(12_842, 240)]
    public void The_documented_medians_are_usual(double kilometres, double milliseconds) =>
        Assert.InRange(ExcessOf((long)(milliseconds * 1e6), kilometres), -0.35, 0.35);

    [Fact]
    public void A_longer_round_trip_exceeds_more() => Gen.Select(Gen.Double[0, 20_000], Gen.Long[1, 400_000_000],
        Gen.Long[1, 400_000_000]).Sample((kilometres, first, more) => Assert.True(
            ExcessOf(first, kilometres) < ExcessOf(first + more, kilometres)));

    [Fact]
    public void A_round_trip_exceeds_less_from_farther_away() => Gen.Select(Gen.Double[0, 3_000], Gen.Double[1, 17_000],
        Gen.Double[0, 4]).Sample((near, farther, excess) =>
        {
            // Fast answers are another matter: the spread falls with distance, so that they may look less unusual.
            var usual = Enumerable.Range(1, 400).First(ms => ExcessOf(ms * 1_000_000L, near) >= excess || ms == 400);
            Assert.True(ExcessOf(usual * 1_000_000L, near + farther) < ExcessOf(usual * 1_000_000L, near));
        });

    [Theory]
    [InlineData(1)]
    [InlineData(RttSet.LongestRoundTripNanoseconds)]
    [InlineData(long.MaxValue)]
    public void Impossible_round_trips_have_a_finite_excess(long nanoseconds) => Gen.Double[0, 20_015].Sample(
        kilometres => Assert.True(double.IsFinite(ExcessOf(nanoseconds, kilometres))));

    [Fact]
    public void The_spread_narrows_with_distance()
    {
        static double At(double kilometres)
        {
            DelayTrend.Excess(0, ChordOf(kilometres), out var logarithm);
            return Math.Exp(logarithm);
        }

        Assert.Equal(0.42, At(0), 1e-6);
        Assert.Equal(0.33, At(8_000), 1e-3);
        Assert.Equal(0.24, At(20_000), 1e-6);
    }

    private static double ExcessOf(long nanoseconds, double kilometres) =>
        DelayTrend.Excess(DelayTrend.Logarithm(new RoundTrip(nanoseconds)), ChordOf(kilometres));

    private static double ChordOf(double kilometres) => 2 * Math.Sin(kilometres / 6371.0088 / 2);
}
