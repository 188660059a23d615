using System.Collections.Concurrent;
using Lightcone.Arithmetic;
using Lightcone.Geodesy;

namespace Lightcone.Ranging.Delays;

/// <summary>How late answers from a place are likely to be at each landmark, learnt from hosts at declared places.
/// Advisory: it serves estimates, never a bound or a finding.</summary>
/// <remarks>
/// Rules. What is learnt is the excess over the usual delay at a distance (<see cref="DelayTrend"/>), in spreads. A
/// landmark's own level, the median of its excesses, is its access delay; what is left varies smoothly over the Earth
/// (<see cref="DelayCorrelation"/>) and is predicted for a place from the hosts around it (kriging: Matheron 1963;
/// Rasmussen and Williams 2006, equations 2.25 and 2.26). Liars among the hosts and landmarks move it little: excesses
/// are cut at 3.5 spreads, the level is a median shrunk towards 0, and one host is one of many. A landmark that nobody
/// calibrated gets the usual delay. Safe to share between threads.
/// </remarks>
public sealed class DelayModel
{
    /// <summary>Most hosts that calibrate; of more, those that most landmarks measured.</summary>
    public const int MostHosts = 512;

    private const double LargestExcess = 3.5;
    private const double LevelShrinkage = 2; // as if two excesses of 0 had been measured besides

    private readonly UnitVector[] _hosts;
    private readonly TriangularFactor _factor;
    private readonly double[] _inverseDiagonal;
    private readonly double[] _hostLevels;
    private readonly Dictionary<string, List<(int Host, double Excess)>> _excesses;
    private readonly ConcurrentDictionary<string, LandmarkDelays> _landmarks = new(StringComparer.Ordinal);

    private DelayModel(UnitVector[] hosts, Dictionary<string, List<(int Host, double Excess)>> excesses)
    {
        _hosts = hosts;
        _excesses = excesses;
        _factor = TriangularFactor.InverseOf(hosts.Length, (i, j) =>
            DelayCorrelation.At(DelayTrend.Chord(hosts[i], hosts[j])) + (i == j ? DelayCorrelation.Own : 0));
        _inverseDiagonal = _factor.InverseDiagonal();
        _hostLevels = HostLevels();
    }

    /// <summary>Knows only what is usual at a distance.</summary>
    public static DelayModel Uncalibrated { get; } = new([], []);

    /// <summary>How many hosts calibrate.</summary>
    public int Hosts => _hosts.Length;

    /// <summary>Learns from the rows of a set.</summary>
    /// <param name="set">Its declared places are taken as true; some are wrong.</param>
    /// <param name="isLandmark">By host index: whose measurements count.</param>
    /// <param name="isHost">By host index: which hosts may calibrate; those that no such landmark measured do
    /// not.</param>
    public static DelayModel Calibrate(RttSet set, Func<int, bool> isLandmark, Func<int, bool> isHost)
    {
        int[] chosen = [.. set.Targets.Where(isHost)
            .Select(host => (Host: host, Rows: set.ToTarget(host).Count(row => isLandmark(row.LandmarkIndex))))
            .Where(one => one.Rows > 0)
            .OrderByDescending(one => one.Rows).ThenBy(one => one.Host).Take(MostHosts)
            .Select(one => one.Host).Order()];
        var hosts = chosen.Select(host => UnitVector.Of(set.Hosts[host].Place)).ToArray();
        var excesses = new Dictionary<string, List<(int Host, double Excess)>>(StringComparer.Ordinal);
        for (var host = 0; host < chosen.Length; host++)
        {
            foreach (var row in set.ToTarget(chosen[host]))
            {
                if (!isLandmark(row.LandmarkIndex)) continue;
                var landmark = set.LandmarkAt(row.LandmarkIndex);
                if (!excesses.TryGetValue(landmark.Id, out var list)) excesses.Add(landmark.Id, list = []);
                var chord = DelayTrend.Chord(UnitVector.Of(landmark.Position), hosts[host]);
                var excess = DelayTrend.Excess(DelayTrend.Logarithm(row.RoundTrip), chord);
                list.Add((host, Math.Clamp(excess, -LargestExcess, LargestExcess)));
            }
        }

        return new DelayModel(hosts, excesses);
    }

    /// <summary>A landmark's access delay: the median of its excesses, in spreads, shrunk towards 0; 0 for a landmark
    /// that was not calibrated.</summary>
    /// <param name="landmark">Its id.</param>
    public double AccessLevel(string landmark) => OfLandmark(landmark).Level;

    /// <summary>What was learnt of a landmark, worked out when first asked for.</summary>
    internal LandmarkDelays OfLandmark(string landmark) => _excesses.TryGetValue(landmark, out var measured)
        ? _landmarks.GetOrAdd(landmark, _ => Learn(measured))
        : LandmarkDelays.Unknown;

    /// <summary>How alike a place is to each calibrating host.</summary>
    internal double[] LikenessTo(UnitVector place)
    {
        var likeness = new double[_hosts.Length];
        for (var i = 0; i < likeness.Length; i++)
            likeness[i] = DelayCorrelation.At(DelayTrend.Chord(place, _hosts[i]));
        return likeness;
    }

    /// <summary>The share of a place's variance that the hosts around it explain, 0 to below 1.</summary>
    internal double Explained(ReadOnlySpan<double> likeness) => _factor.SquaredLength(likeness);

    private LandmarkDelays Learn(List<(int Host, double Excess)> measured)
    {
        var level = Median([.. measured.Select(pair => pair.Excess)]) * measured.Count
            / (measured.Count + LevelShrinkage);
        var rest = Filled(measured, level);
        return new LandmarkDelays(level, _factor.Solve(rest));
    }

    /// <summary>A landmark's excesses over its level by host; hosts that it did not measure are given what the others
    /// predict for them, in three passes (Gauss and Jacobi).</summary>
    private double[] Filled(List<(int Host, double Excess)> measured, double level)
    {
        var rest = new double[_hosts.Length];
        var isMeasured = new bool[_hosts.Length];
        for (var host = 0; host < rest.Length; host++) rest[host] = (_hostLevels[host] - level) / 2;
        foreach (var (host, excess) in measured) (rest[host], isMeasured[host]) = (excess - level, true);
        for (var pass = 0; pass < 3 && measured.Count < rest.Length; pass++)
        {
            var weights = _factor.Solve(rest);
            for (var host = 0; host < rest.Length; host++)
                if (!isMeasured[host]) rest[host] -= weights[host] / _inverseDiagonal[host];
        }

        return rest;
    }

    private double[] HostLevels()
    {
        var sums = new (double Sum, int Count)[_hosts.Length];
        foreach (var (host, excess) in _excesses.Values.SelectMany(list => list))
            sums[host] = (sums[host].Sum + excess, sums[host].Count + 1);
        return [.. sums.Select(entry => entry.Count > 0 ? entry.Sum / entry.Count : 0)];
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
