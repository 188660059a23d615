using CsCheck;
using Lightcone.Simulation.Relays;
using Lightcone.Simulation.Relays.Timing;

namespace Lightcone.Tests.Simulation.Relays.Timing;

public sealed class FateTests
{
    private static readonly OneWayPlan Rough = new()
    {
        DelayNanoseconds = 1_000_000,
        Jitter = Jitter.Exponential(100_000),
        Loss = 0.1,
        Duplication = 0.2,
        Reordering = 0.3,
    };

    private const string Published = "..HB......H...H..HD.H..D..B..L.H...HH..L";

    [Fact]
    public void A_datagrams_fate_depends_on_plan_seed_and_number_alone() =>
        Gen.Select(Gen.ULong, Gen.Long[0, long.MaxValue]).Sample((seed, number) =>
            Fate.Of(Rough, seed, number) == Fate.Of(Rough with { }, seed, number));

    [Fact]
    public void These_are_the_fates_of_seed_7() => Assert.Equal(Published,
        string.Concat(Enumerable.Range(0, 40).Select(number => Fate.Of(Rough, 7, number) switch
        {
            { IsLost: true } => 'L',
            { IsDoubled: true, IsHeld: true } => 'B',
            { IsDoubled: true } => 'D',
            { IsHeld: true } => 'H',
            _ => '.',
        })));

    [Fact]
    public void A_larger_loss_loses_all_that_a_smaller_one_does_and_leaves_the_other_fates_alone()
    {
        var worse = Rough with { Loss = 0.4 };
        for (var number = 0; number < 1000; number++)
        {
            var (before, after) = (Fate.Of(Rough, 7, number), Fate.Of(worse, 7, number));
            Assert.True(after.IsLost || after == before);
        }
    }

    [Fact]
    public void Shares_are_as_planned()
    {
        var fates = Enumerable.Range(0, 100_000).Select(number => Fate.Of(Rough, 7, number)).ToList();
        var arrived = fates.Where(fate => !fate.IsLost).ToList();
        Assert.InRange(fates.Count(fate => fate.IsLost), 9_600, 10_400);
        Assert.InRange(arrived.Count(fate => fate.IsDoubled) / (double)arrived.Count, 0.195, 0.205);
        Assert.InRange(arrived.Count(fate => fate.IsHeld) / (double)arrived.Count, 0.295, 0.305);
        Assert.InRange(arrived.Average(fate => fate.JitterNanoseconds), 98_000, 102_000);
    }

    [Fact]
    public void Jitter_is_never_below_zero_and_keeps_within_its_limit() =>
        Gen.Select(Gen.Double[0, 1], Gen.Long[0, OneWayPlan.MostDelayNanoseconds])
            .Where((unit, _) => unit < 1)
            .Sample((unit, scale) => Jitter.Uniform(scale).At(unit) is var flat && flat >= 0 && flat <= scale
                && Jitter.Exponential(scale).At(unit) is >= 0 and <= OneWayPlan.MostDelayNanoseconds
                && Jitter.None.At(unit) == 0);
}
