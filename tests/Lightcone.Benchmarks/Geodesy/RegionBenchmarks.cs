using BenchmarkDotNet.Attributes;
using Lightcone.Geodesy;
using Lightcone.Simulation.Baselines;

namespace Lightcone.Benchmarks.Geodesy;

/// <summary>The hard region of a host near Frankfurt from 64 landmarks, beside the plain grid of 0.1 degrees.</summary>
[MemoryDiagnoser]
[BenchmarkCategory("geodesy")]
public class RegionBenchmarks
{
    private readonly BruteForceGrid _grid = new(0.1);
    private readonly CapQuorum _strict = Quorum(0);
    private readonly CapQuorum _tolerant = Quorum(2);
    private readonly GeoPoint _place = new(35.68, 139.69);

    /// <summary>Landmarks spread over the globe; round-trip times inflated as on real paths, 1.4 to 3 times.</summary>
    internal static CapQuorum Quorum(int tolerated)
    {
        GeoPoint target = new(50.11, 8.68);
        List<IReadOnlyList<Cap>> groups = [];
        for (var i = 0; i < 64; i++)
        {
            // A lattice of the golden angle, so that no table of cities is needed.
            var latitude = Math.Asin(1 - ((2 * i) + 1) / 64.0) * 180 / Math.PI;
            var longitude = ((i * 137.50776405003785) % 360) - 180;
            GeoPoint centre = new(latitude, longitude);
            var inflation = 1.4 + (1.6 * ((i * 29) % 64) / 64);
            var radius = Geodesic.UpperMillimetres(centre, target) * inflation * 1.5;
            groups.Add([new Cap(centre, (long)radius + 50_000_000)]);
        }

        return new(groups, tolerated);
    }

    [Benchmark]
    public Region Covering() => Region.Covering(_strict, RegionResolution.Standard);

    [Benchmark]
    public Region CoveringWithTwoFaults() => Region.Covering(_tolerant, RegionResolution.Standard);

    [Benchmark(Baseline = true)]
    public double Grid() => _grid.Solve(_strict).AreaSquareMetres;

    [Benchmark]
    public double Inverse() => Geodesic.Metres(_place, _strict.Groups[17][0].Centre);
}
