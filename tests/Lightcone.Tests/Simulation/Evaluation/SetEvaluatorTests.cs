using Lightcone.Geodesy.Borders;
using Lightcone.Ranging;
using Lightcone.Simulation.Evaluation;
using Lightcone.Simulation.Worlds;
using Lightcone.Tests.Ranging;

namespace Lightcone.Tests.Simulation.Evaluation;

public sealed class SetEvaluatorTests
{
    private static readonly EvaluationPlan Plan = new(BoundaryPack.Embedded) { Audit = true };

    [Fact]
    public void The_result_does_not_depend_on_the_number_of_threads()
    {
        var set = Neighbours(24);
        var one = SetEvaluator.Run(set, null, Plan with { Threads = 1 });
        var four = SetEvaluator.Run(set, null, Plan with { Threads = 4 });
        Assert.Equal(one.Methods, four.Methods);
        Assert.Equal(one.Soft, four.Soft);
        Assert.Equal(one.FlaggedTargets, four.FlaggedTargets);
    }

    [Fact]
    public void On_Azure_the_soft_estimate_is_better_than_every_published_method()
    {
        var summary = SetEvaluator.Run(SharedSets.Read("azure"), null, Plan);
        Write(summary);
        Assert.InRange(summary.Methods["soft"].MedianKm, 0, 220);
        Assert.InRange(summary.Methods["soft"].P90Km, 0, 900);
        IsBest(summary);
    }

    [Fact]
    [Trait("Long", "true")]
    public void On_WonderNetwork_the_soft_estimate_keeps_its_promises()
    {
        var summary = SetEvaluator.Run(SharedSets.Read("wondernetwork"), null, Plan);
        Write(summary);
        Assert.InRange(summary.Methods["soft"].MedianKm, 0, 220);
        Assert.InRange(summary.Methods["soft"].P90Km, 0, 1200);
        Assert.InRange(summary.Soft.CountryTop1, 0.7, 1);
        Assert.InRange(summary.Soft.Coverage90, 0.87, 0.93);
        IsBest(summary);
    }

    /// <summary>Hosts of a simulated world that stand close together, so that regions are small and quickly
    /// searched.</summary>
    private static RttSet Neighbours(int count)
    {
        var world = World.Create(new WorldPlan(3) { Landmarks = 250, Targets = 0 });
        SimulatedHost[] hosts = [.. world.Landmarks
            .Where(host => host.Declared is { Latitude: > 36 and < 60, Longitude: > -10 and < 30 }).Take(count)];
        var pairs = Enumerable.Range(0, count * count).Select(i => (From: i / count, To: i % count));
        return new RttSet(
            [.. hosts.Select(host => new RttHost
            {
                Id = host.Id, Name = host.Id, Country = host.City.Country, Place = host.Declared, FaultDomain = host.Id,
            })],
            [.. pairs.Where(pair => pair.From != pair.To)
                .Select(pair => new RttRow(pair.From, pair.To, world.Time(hosts[pair.From], hosts[pair.To])))]);
    }

    private static void IsBest(EvaluationSummary summary)
    {
        var soft = summary.Methods["soft"];
        foreach (var (name, errors) in summary.Methods.Where(method => method.Key != "soft"))
        {
            Assert.True(soft.MedianKm < errors.MedianKm, $"median of {name}: {errors.MedianKm}");
            Assert.True(soft.MeanKm < errors.MeanKm, $"mean of {name}: {errors.MeanKm}");
            Assert.True(soft.P90Km < errors.P90Km, $"p90 of {name}: {errors.P90Km}");
        }
    }

    private static void Write(EvaluationSummary summary)
    {
        foreach (var (name, errors) in summary.Methods)
            TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {errors}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{summary.Soft}, {summary.SoftMilliseconds:F1} ms");
    }
}
