using CsCheck;
using Lightcone.Location.Estimates;

namespace Lightcone.Tests.Location.Estimates;

public sealed class DropLimitsTests
{
    [Fact]
    public void Of_19_drops_the_tenth_and_the_eighteenth_are_the_limits() =>
        Assert.Equal(new DropLimits(10, 18, 19),
            DropLimits.Of(Enumerable.Range(1, 19).Reverse().Select(i => (double)i)));

    [Fact]
    public void Too_few_drops_leave_the_defaults() =>
        Assert.Same(DropLimits.Default, DropLimits.Of(Enumerable.Range(1, 18).Select(i => (double)i)));

    [Fact]
    public void The_half_is_never_wider_than_nine_tenths_and_at_least_its_share_of_drops_lies_within() =>
        Gen.Frequency((9, Gen.Double[0, 14]), (1, Gen.Const(double.PositiveInfinity))).Array[19, 200].Sample(drops =>
        {
            var limits = DropLimits.Of(drops);
            Assert.True(limits.Half <= limits.NineTenths);
            Assert.True(drops.Count(drop => drop <= limits.Half) >= 0.5 * drops.Length);
            Assert.True(drops.Count(drop => drop <= limits.NineTenths) >= 0.9 * drops.Length);
        });
}
