using Lightcone.Ranging.Delays;

namespace Lightcone.Location.Estimates;

/// <summary>How far the true places of known hosts lie below the likeliest ones, each host located by a model that
/// did not learn from it.</summary>
/// <remarks>Cross-conformal prediction (Vovk 2015): the hosts are dealt into folds, and those of a fold are located by
/// what the other folds teach. A host of the fold stays a landmark for the others.</remarks>
internal static class CrossConformal
{
    private const int Folds = 8;
    private const int MostHosts = 256;

    /// <summary>The drops, in no meaningful order; infinite where the true place was given up.</summary>
    public static IReadOnlyList<double> Drops(EstimateCalibration calibration, SoftEstimator estimator)
    {
        var set = calibration.Set;
        int[] hosts = [.. set.Targets.Where(calibration.Admits)
            .OrderBy(host => Mixed(set.Hosts[host].Id)).ThenBy(host => host).Take(MostHosts)];
        var foldOf = hosts.Select((host, i) => (host, Fold: i % Folds)).ToDictionary(one => one.host, one => one.Fold);
        var models = Enumerable.Range(0, Folds).Select(fold => new Lazy<DelayModel>(() => DelayModel.Calibrate(
            set, calibration.Admits, host => calibration.Admits(host) && foldOf.GetValueOrDefault(host, -1) != fold)))
            .ToArray();
        var drops = new double?[hosts.Length];
        var done = 0;
        Parallel.For(0, hosts.Length, new ParallelOptions { MaxDegreeOfParallelism = calibration.Threads }, i =>
        {
            calibration.Progress?.Invoke((double)Interlocked.Increment(ref done) / hosts.Length);
            var measurements = calibration.Measured(hosts[i]);
            if (measurements.Count == 0) return;
            var result = LocationSolver.Solve(measurements, calibration.Faults);
            drops[i] = estimator.With(models[i % Folds].Value).DropAt(set.Hosts[hosts[i]].Place, measurements, result);
        });
        return [.. drops.OfType<double>()];
    }

    private static ulong Mixed(string id)
    {
        var hash = 0xcbf29ce484222325; // FNV-1a: string.GetHashCode differs from run to run
        foreach (var letter in id) hash = (hash ^ letter) * 0x100000001b3;
        return hash ^ (hash >> 29);
    }
}
