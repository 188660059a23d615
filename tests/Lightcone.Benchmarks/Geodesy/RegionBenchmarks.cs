using BenchmarkDotNet.Attributes;
using Lightcone.Benchmarks.Location;
using Lightcone.Geodesy;
using Lightcone.Simulation.Baselines;

namespace Lightcone.Benchmarks.Geodesy;

/// <summary>The hard region of a host near Frankfurt from 64 landmarks, beside the plain grid of 0.1 degrees.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
[BenchmarkCategory("region")]
public class RegionBenchmarks
{
    private const int Landmarks = 64;
    private readonly BruteForceGrid _grid = new(0.1);
    private CapQuorum _quorum = Quorum(0);

    /// <summary>How many landmarks may be wrong.</summary>
    [Params(0, 2)]
    public int F { get; set; }

    [GlobalSetup]
    public void Draw() => _quorum = Quorum(F);

    [Benchmark(Description = "grid of 0.1 degrees", Baseline = true)]
    public double Grid() => _grid.Solve(_quorum).AreaSquareMetres;

    [Benchmark(Description = "region")]
    public Region Covering() => Region.Covering(_quorum, RegionResolution.Standard);

    private static CapQuorum Quorum(int tolerated)
    {
        GeoPoint target = new(50.11, 8.68);
        return new([.. Enumerable.Range(0, Landmarks).Select(i => (IReadOnlyList<Cap>)
        [
            new Cap(LandmarkLattice.Place(i, Landmarks),
                (long)(LandmarkLattice.ReachMetres(i, Landmarks, target) * 1000) + 50_000_000),
        ])], tolerated);
    }
}
