using Lightcone.Geodesy.Borders;
using Lightcone.Location;
using Lightcone.Location.Audit;
using Lightcone.Location.Estimates;
using Lightcone.Ranging;

namespace Lightcone.Cli.Drawing;

/// <summary>The advisory estimate of one host, learnt from all other hosts of its set.</summary>
/// <remarks>Hosts that the audit flags teach nothing and do not measure; the findings use them all the same.</remarks>
internal sealed class Estimation
{
    private readonly IReadOnlySet<string> _flagged;
    private readonly SoftEstimator _estimator;

    private Estimation(IReadOnlySet<string> flagged, SoftEstimator estimator)
    {
        _flagged = flagged;
        _estimator = estimator;
    }

    /// <summary>Learns from a set.</summary>
    /// <param name="set">With the target or without it.</param>
    /// <param name="target">The target's index, left out; -1 if the set does not hold it.</param>
    /// <param name="faults">f.</param>
    /// <param name="pack">What is land.</param>
    /// <param name="progress">Told the share that is done.</param>
    public static Estimation From(RttSet set, int target, int faults, BoundaryPack pack, Action<double> progress)
    {
        var flagged = LandmarkAudit.FlaggedIds(set);
        return new Estimation(flagged, SoftEstimator.Calibrate(new EstimateCalibration(set)
        {
            Admits = host => host != target && !flagged.Contains(set.Hosts[host].Id),
            Faults = faults,
            Threads = Environment.ProcessorCount,
            Progress = progress,
        }, pack));
    }

    /// <summary>Where the target probably is; null if nothing was measured, or no land is left.</summary>
    /// <param name="measurements">Of the target.</param>
    /// <param name="result">The solver's answer for them.</param>
    public SoftEstimate? Of(IReadOnlyList<Measurement> measurements, LocationResult result)
    {
        Measurement[] kept = [.. measurements.Where(one => !_flagged.Contains(one.Landmark.Id))];
        // Where landmarks that are known to be wrong leave no place, the others may.
        if (result.IsContradictory) result = LocationSolver.Solve(kept, result.FaultsTolerated);
        return _estimator.Estimate(kept, result);
    }
}
