using BenchmarkDotNet.Attributes;
using Lightcone.Findings;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Location;
using Lightcone.Ranging;

namespace Lightcone.Benchmarks.Location;

/// <summary>The claim "outside CN, HK, MO" with f = 1: each disc alone, which is what a fleet's watch asks all day,
/// beside the whole region. Near Shanghai nothing is proven, so every disc is asked.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
[BenchmarkCategory("claims")]
public class ClaimBenchmarks
{
    private const int Faults = 1;
    private readonly FindingSubject _subject = FindingSubject.HostOfFile("target");
    private Measurement[] _measurements = [];
    private Disc[] _discs = [];
    private PreparedClaim? _claim;

    [Params("Frankfurt", "Shanghai")]
    public string Target { get; set; } = "Frankfurt";

    [Params(64, 188)]
    public int Discs { get; set; } = 64;

    [GlobalSetup]
    public void Measure()
    {
        GeoPoint target = Target == "Frankfurt" ? new(50.11, 8.68) : new(31.23, 121.47);
        _measurements = [.. Enumerable.Range(0, Discs).Select(i =>
        {
            var landmark = new Landmark
            {
                Id = $"landmark-{i}",
                Position = LandmarkLattice.Place(i, Discs),
                PositionErrorMillimetres = Landmark.CityPositionErrorMillimetres,
                FaultDomain = $"domain-{i}",
            };
            var seconds = 2 * LandmarkLattice.ReachMetres(i, Discs, target) / DistanceBound.VacuumMetresPerSecond;
            return new Measurement(landmark, new RoundTrip((long)(seconds * 1e9) + 100_000));
        })];
        _discs = [.. _measurements.Select(Disc.Of)];
        var outside = new ComplementZone(new CountryZone(BoundaryPack.Embedded, ["CN", "HK", "MO"]));
        _claim = new(outside, _measurements.Select(m => m.Landmark));
        // The country's cells are looked up once per process; that is no part of a check.
        AssessWithRegion();
    }

    [Benchmark(Description = "Proven or not, each disc alone")]
    public bool IsProvenAlone() => _claim!.IsProvenAlone(_discs, Faults);

    [Benchmark(Description = "finding, each disc alone")]
    public Finding AssessAlone() => ClaimAssessment.Assess(_discs, null, _claim!, Faults, _subject);

    [Benchmark(Description = "region and finding", Baseline = true)]
    public Finding AssessWithRegion()
    {
        var result = LocationSolver.Solve(_measurements, Faults);
        return ClaimAssessment.Assess(result.Discs, result, _claim!, Faults, _subject);
    }
}
