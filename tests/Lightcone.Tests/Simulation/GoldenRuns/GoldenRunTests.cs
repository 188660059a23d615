using Lightcone.Simulation.GoldenRuns;

namespace Lightcone.Tests.Simulation.GoldenRuns;

/// <summary>What was signed must come out again, bit for bit, on every CPU and in ten years.</summary>
public sealed class GoldenRunTests
{
    public static TheoryData<string> Names => [.. GoldenCatalogue.All.Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_golden_run_gives_the_committed_hash(string name)
    {
        var run = GoldenCatalogue.All.Single(r => r.Name == name);
        Assert.True(GoldenCatalogue.Expected.ContainsKey(name), $"Not committed yet: {name} {run.Hash()}");
        Assert.Equal(GoldenCatalogue.Expected[name], run.Hash());
    }

    [Fact]
    public void Every_committed_hash_belongs_to_a_golden_run() =>
        Assert.Equal(GoldenCatalogue.All.Select(r => r.Name).Order(), GoldenCatalogue.Expected.Keys.Order());

    [Fact]
    public void A_golden_run_gives_the_same_bytes_twice() =>
        Assert.All(GoldenCatalogue.All, r => Assert.Equal(r.Hash(), r.Hash()));

    [Fact]
    public void Each_function_of_arithmetic_is_hashed_over_at_least_200000_inputs() =>
        Assert.All(ArithmeticRuns.All, r => Assert.True(r.Bytes().Length >= 200_000 * sizeof(double)));
}
