using System.Diagnostics;
using Lightcone.Geodesy;
using Lightcone.Location;
using Lightcone.Ranging;
using Lightcone.Simulation.Baselines;

namespace Lightcone.Simulation.Evaluation;

/// <summary>Locates every target of a set from its landmarks as if its place were not known, and compares.</summary>
/// <remarks>
/// Rules. A target's own rows and place never calibrate what locates it. Landmarks are drawn for each target anew, so
/// that the result does not hang on one draw. Flagged targets are located but no error is measured against them. Where
/// a method has no answer (no landmark left, an empty region) the tightest landmark's place stands in for it.
/// </remarks>
public sealed class SetEvaluator
{
    private const double NowhereKilometres = 20_003.9; // half a meridian: the error of having no answer at all
    private static readonly string[] Names = ["soft", "hardCentroid", "shortestPing", "cbg", "cbgpp"];

    private readonly RttSet _set;
    private readonly EvaluationPlan _plan;
    private readonly AuditedLandmarks _audited;
    private readonly CalibrationMesh _mesh;
    private readonly HardJudge _judge;
    private readonly SoftJudge _soft;

    private SetEvaluator(RttSet set, RttSet calibration, EvaluationPlan plan)
    {
        _set = set;
        _plan = plan;
        _audited = plan.Audit ? AuditedLandmarks.Of(set, calibration) : AuditedLandmarks.None;
        _mesh = CalibrationMesh.Of(calibration, host => !_audited.Flagged.Contains(calibration.Hosts[host].Id));
        _judge = new HardJudge(set, plan);
        _soft = new SoftJudge(calibration, plan, _audited);
    }

    /// <summary>Evaluates every target of a set.</summary>
    /// <param name="set">Its hosts' places are taken as true, except where the audit flags them.</param>
    /// <param name="calibration">Whose rows calibrate; null for the set's own, without each target's.</param>
    /// <param name="plan">How.</param>
    /// <param name="progress">Told the share that is done, from any thread; may be null.</param>
    public static EvaluationSummary Run(RttSet set, RttSet? calibration, EvaluationPlan plan,
        Action<double>? progress = null)
    {
        var evaluator = new SetEvaluator(set, calibration ?? set, plan);
        var outcomes = new TargetOutcome[set.Targets.Count];
        var done = 0;
        Parallel.For(0, outcomes.Length, new ParallelOptions { MaxDegreeOfParallelism = plan.Threads }, i =>
        {
            outcomes[i] = evaluator.Locate(set.Targets[i]);
            progress?.Invoke((double)Interlocked.Increment(ref done) / outcomes.Length);
        });
        return evaluator.Summarise(outcomes);
    }

    private TargetOutcome Locate(int target)
    {
        var host = _set.Hosts[target];
        var all = Drawn(Measurement.Of(_set, target), host.Id);
        var kept = Drawn([.. Measurement.Of(_set, target).Where(m => !IsFlagged(m.Landmark.Id))], host.Id);
        var watch = Stopwatch.StartNew();
        var result = LocationSolver.Solve(kept, _plan.Faults);
        var elapsed = watch.Elapsed.TotalMilliseconds;
        var before = kept.Count == all.Count
            && kept.SequenceEqual(all) ? result : LocationSolver.Solve(all, _plan.Faults);
        var soft = _soft.Judge(host, kept, result);
        return new TargetOutcome
        {
            IsFlagged = IsFlagged(host.Id),
            WasViolated = !before.Region.Contains(host.Place),
            Hard = _judge.Judge(host, kept, result),
            Soft = soft,
            Errors = [.. Points(host, kept, result, soft).Select(point => Kilometres(host, point))],
            HardMilliseconds = elapsed,
        };
    }

    /// <summary>One point by each method, in the order of the names.</summary>
    private GeoPoint?[] Points(
        RttHost host, IReadOnlyList<Measurement> measurements, LocationResult result, SoftOutcome soft)
    {
        if (measurements.Count == 0) return new GeoPoint?[Names.Length];
        var nearest = ShortestPing.Locate(measurements);
        var mesh = _mesh.Without(host.Id);
        return
        [
            soft.Point ?? nearest,
            result.Region.Centroid() ?? nearest,
            nearest,
            Cbg.Locate(mesh, measurements),
            CbgPlusPlus.Locate(mesh, measurements),
        ];
    }

    private EvaluationSummary Summarise(TargetOutcome[] outcomes)
    {
        TargetOutcome[] counted = [.. outcomes.Where(outcome => !outcome.IsFlagged)];
        var left = _set.Landmarks.Count(landmark => !IsFlagged(_set.Hosts[landmark].Id));
        return new EvaluationSummary
        {
            Targets = outcomes.Length,
            Landmarks = Math.Min(_plan.Landmarks ?? left, left),
            RemovedLandmarks = FlaggedOf(_set.Landmarks),
            FlaggedTargets = FlaggedOf(_set.Targets),
            Methods = Names.Select((name, i) => (name, Errors: MethodErrors.Of([.. counted.Select(o => o.Errors[i])])))
                .ToDictionary(method => method.name, method => method.Errors, StringComparer.Ordinal),
            Hard = HardSummary.Of([.. counted.Select(o => o.Hard)], outcomes.Count(o => o.WasViolated)),
            Soft = SoftSummary.Of([.. counted.Select(o => o.Soft)]),
            HardMilliseconds = Quantiles.Mean([.. outcomes.Select(o => o.HardMilliseconds)]),
            SoftMilliseconds = Quantiles.Mean([.. outcomes.Select(o => o.Soft.Milliseconds)]),
        };
    }

    private IReadOnlyList<Measurement> Drawn(IReadOnlyList<Measurement> measurements, string target) =>
        LandmarkSample.Draw(measurements, m => m.Landmark.Id, target, (_plan.Landmarks, _plan.Seed));

    private bool IsFlagged(string id) => _audited.Flagged.Contains(id);

    private IReadOnlyList<string> FlaggedOf(IReadOnlyList<int> hosts) =>
        [.. hosts.Select(host => _set.Hosts[host].Id).Where(IsFlagged)];

    private static double Kilometres(RttHost host, GeoPoint? point) =>
        point is null ? NowhereKilometres : Geodesic.Metres(host.Place, point) / 1000;
}
