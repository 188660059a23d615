using BenchmarkDotNet.Attributes;
using Lightcone.Geodesy;

namespace Lightcone.Benchmarks.Geodesy;

/// <summary>Exact geodesics on the ellipsoid: what the covering of a region does without.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
[BenchmarkCategory("geodesic")]
public class GeodesicBenchmarks
{
    private readonly GeoPoint _tokyo = new(35.68, 139.69);
    private readonly GeoPoint _seoul = new(37.57, 126.98);
    private readonly GeoPoint _frankfurt = new(50.11, 8.68);
    private readonly GeoPoint _opposite = new(-35.5, -40.5);

    [Benchmark(Description = "distance, Tokyo to Seoul")]
    public double Near() => Geodesic.Metres(_tokyo, _seoul);

    [Benchmark(Description = "distance, Tokyo to Frankfurt", Baseline = true)]
    public double Far() => Geodesic.Metres(_tokyo, _frankfurt);

    [Benchmark(Description = "distance, nearly to the antipode")]
    public double NearAntipode() => Geodesic.Metres(_tokyo, _opposite);

    [Benchmark(Description = "destination, 9,000 km")]
    public GeoPoint Destination() => Geodesic.Destination(_tokyo, -30, 9_000_000);
}
