using System.Collections.Concurrent;
using System.Diagnostics;
using Lightcone.Location;
using Lightcone.Location.Estimates;
using Lightcone.Ranging;
using Lightcone.Ranging.Delays;
using Lightcone.Simulation.Worlds;

namespace Lightcone.Simulation.Evaluation;

/// <summary>Judges the advisory estimate of targets whose place is known.</summary>
/// <remarks>
/// Rules. What locates a target learnt neither from its rows nor from its place: its delays come from all other hosts
/// of the calibration. The size of its areas comes from the hosts outside the target's fold, one fold in eight, so that
/// it need not be learnt anew for every target. Calibrating hosts are located from as many landmarks as targets are.
/// Safe to share between threads.
/// </remarks>
internal sealed class SoftJudge
{
    private const int Folds = 8;

    private readonly RttSet _calibration;
    private readonly EvaluationPlan _plan;
    private readonly AuditedLandmarks _audited;
    private readonly ConcurrentDictionary<int, Lazy<SoftEstimator>> _areas = new();
    private readonly Lazy<DelayModel> _ofAll;

    public SoftJudge(RttSet calibration, EvaluationPlan plan, AuditedLandmarks audited)
    {
        _calibration = calibration;
        _plan = plan;
        _audited = audited;
        _ofAll = new Lazy<DelayModel>(() => ModelWithout(-1));
    }

    /// <param name="host">The target; its place and country are taken as true.</param>
    /// <param name="measurements">Of that target.</param>
    /// <param name="result">The solver's answer for them at the plan's f.</param>
    public SoftOutcome Judge(RttHost host, IReadOnlyList<Measurement> measurements, LocationResult result)
    {
        var areas = _areas.GetOrAdd(FoldOf(host.Id), fold => new Lazy<SoftEstimator>(() => Areas(fold))).Value;
        var own = _calibration.IndexOf(host.Id);
        var estimator = areas.With(own < 0 ? _ofAll.Value : ModelWithout(own));
        var watch = Stopwatch.StartNew();
        var estimate = estimator.Estimate(measurements, result);
        var elapsed = watch.Elapsed.TotalMilliseconds;
        return new SoftOutcome(
            estimate?.Point,
            estimate?.Half.Contains(host.Place) ?? false,
            estimate?.NineTenths.Contains(host.Place) ?? false,
            host.Country is { } country && estimate is { Countries: [var likeliest, ..] }
                && likeliest.Country == country,
            (estimate?.NineTenths.AreaSquareMetres ?? 0) / 1e6)
        {
            Milliseconds = elapsed,
        };
    }

    private SoftEstimator Areas(int fold)
    {
        bool Admits(int host) => IsTrusted(host) && FoldOf(_calibration.Hosts[host].Id) != fold;
        return SoftEstimator.Calibrate(new EstimateCalibration(_calibration)
        {
            Admits = Admits,
            MeasurementsOf = host => LandmarkSample.Draw(
                [.. Measurement.Of(_calibration, host).Where(m => Admits(_calibration.IndexOf(m.Landmark.Id)))],
                m => m.Landmark.Id, _calibration.Hosts[host].Id, (_plan.Landmarks, _plan.Seed)),
            Faults = _plan.Faults,
            Threads = _plan.Threads,
        }, _plan.Pack);
    }

    private DelayModel ModelWithout(int target)
    {
        bool Admits(int host) => host != target && IsTrusted(host);
        return DelayModel.Calibrate(_calibration, Admits, Admits);
    }

    private bool IsTrusted(int host) => !_audited.Flagged.Contains(_calibration.Hosts[host].Id);

    private static int FoldOf(string host) => (int)(IdHash.Of(host) % Folds);
}
