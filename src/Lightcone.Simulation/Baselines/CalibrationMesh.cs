using Lightcone.Geodesy;
using Lightcone.Ranging;

namespace Lightcone.Simulation.Baselines;

/// <summary>What landmarks measured of one another: the calibration of the published methods.</summary>
public sealed class CalibrationMesh
{
    private readonly Dictionary<string, CalibrationPoint[]> _points;
    private readonly string? _leftOut;

    private CalibrationMesh(Dictionary<string, CalibrationPoint[]> points, string? leftOut)
    {
        _points = points;
        _leftOut = leftOut;
    }

    /// <summary>The mesh of all rows whose two hosts are both admitted.</summary>
    /// <param name="set">Hosts and rows.</param>
    /// <param name="admits">By host index: false for hosts that are not to be used for calibration.</param>
    public static CalibrationMesh Of(RttSet set, Func<int, bool>? admits = null)
    {
        var points = set.Measurements
            .Where(row => admits is null || (admits(row.LandmarkIndex) && admits(row.TargetIndex)))
            .GroupBy(row => row.LandmarkIndex)
            .ToDictionary(
                group => set.Hosts[group.Key].Id,
                group => group.Select(row => Point(set, row)).OrderBy(point => point.Kilometres).ToArray(),
                StringComparer.Ordinal);
        return new CalibrationMesh(points, null);
    }

    /// <summary>The same mesh as it would be if nobody had measured the host: for leaving out the target.</summary>
    public CalibrationMesh Without(string host) => new(_points, host);

    /// <summary>What the landmark measured of the others, ascending by distance; empty if nothing.</summary>
    public CalibrationPoint[] PointsOf(string landmark)
    {
        var points = _points.GetValueOrDefault(landmark) ?? [];
        return _leftOut is null ? points : Array.FindAll(points, point => point.Target != _leftOut);
    }

    private static CalibrationPoint Point(RttSet set, RttRow row)
    {
        var (landmark, target) = (set.Hosts[row.LandmarkIndex], set.Hosts[row.TargetIndex]);
        var kilometres = Geodesic.Metres(landmark.Place, target.Place) / 1000;
        return new(target.Id, kilometres, row.RoundTrip.ElapsedNanoseconds / 1e6);
    }
}
