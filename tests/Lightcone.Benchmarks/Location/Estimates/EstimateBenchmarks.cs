using BenchmarkDotNet.Attributes;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Location;
using Lightcone.Location.Estimates;
using Lightcone.Ranging.Delays;
using Lightcone.Simulation.Worlds;
using Lightcone.Tests.Location.Estimates;

namespace Lightcone.Benchmarks.Location.Estimates;

/// <summary>The soft estimate of one target of a simulated world: area, countries and median point, calibration and
/// hard region left out; beside the same likelihood on every point of land of a grid of 0.1 degrees in the hard
/// region, and on every patch of land of the estimate's own size.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
[BenchmarkCategory("estimate")]
public class EstimateBenchmarks
{
    private readonly BoundaryPack _pack = BoundaryPack.Embedded;
    private IReadOnlyList<Measurement> _measurements = [];
    private LocationResult? _result;
    private DelayModel? _model;
    private SoftEstimator? _estimator;
    private int _level;
    private UnitVector[] _grid = [];

    [Params(64, 188)]
    public int Landmarks { get; set; } = 64;

    [GlobalSetup]
    public void Measure()
    {
        var world = World.Create(new WorldPlan(1) { Landmarks = Landmarks, Targets = 1 });
        _measurements = world.MeasurementsOf(world.Targets[0]);
        _result = LocationSolver.Solve(_measurements, 0);
        var set = world.ToSet();
        bool Admits(int host) => set.Hosts[host].Id != world.Targets[0].Id;
        _model = DelayModel.Calibrate(set, Admits, Admits);
        _estimator = SoftEstimator.Uncalibrated(_pack).With(_model);
        _level = _estimator.Likely(_measurements, _result)[0].Cell.Level;
        _grid = LandOfGrid();
        // An iteration holds few calls: without these the last ones would still run on code compiled in haste.
        for (var i = 0; i < 60; i++)
        {
            Soft();
            EveryPatch();
        }
    }

    [Benchmark(Description = "grid of 0.1 degrees", Baseline = true)]
    public double Grid()
    {
        var likelihood = new DelayLikelihood(_model!, _measurements.Select(m => (m.Landmark, m.RoundTrip)));
        var best = double.NegativeInfinity;
        foreach (var point in _grid)
        {
            var logarithm = likelihood.LogLikelihood(point, likelihood.OutlookAt(point));
            best = Math.Max(best, logarithm + (DelayLikelihood.Sharpness * CityPrior.OfEarth.Logarithm(point)));
        }

        return best;
    }

    [Benchmark(Description = "every patch of land")]
    public (Cell Cell, double Logarithm)? EveryPatch() => BruteForceMap.Likeliest(
        _result!.Region, _pack, new DelayLikelihood(_model!, _measurements.Select(m => (m.Landmark, m.RoundTrip))),
        _level);

    [Benchmark(Description = "soft estimate")]
    public SoftEstimate? Soft() => _estimator!.Estimate(_measurements, _result!);

    /// <summary>The points of land within the hard region; worked out beforehand, as are their vectors.</summary>
    private UnitVector[] LandOfGrid() =>
    [
        .. from row in Enumerable.Range(0, 1800)
           from column in Enumerable.Range(0, 3600)
           let point = new GeoPoint(((row + 0.5) / 10) - 90, ((column + 0.5) / 10) - 180)
           where _result!.Region.Contains(point) && !_pack.AtomsAt(point).IsEmpty
           select UnitVector.Of(point),
    ];
}
