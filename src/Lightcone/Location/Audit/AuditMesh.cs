using Lightcone.Geodesy;
using Lightcone.Ranging;

namespace Lightcone.Location.Audit;

/// <summary>The least round-trip time between every two hosts, in whichever direction, and their distances.</summary>
internal sealed class AuditMesh
{
    /// <summary>Above this many hosts a table of all distances would be large; they are then computed when asked
    /// for.</summary>
    private const int LargestTable = 1024;

    private readonly RttSet _set;
    private readonly (int Other, RoundTrip Least)[][] _neighbours;
    private readonly long[] _distances;

    public AuditMesh(RttSet set)
    {
        _set = set;
        var count = set.Hosts.Count;
        _distances = count <= LargestTable ? new long[count * count] : [];
        var least = new Dictionary<(int Low, int High), RoundTrip>();
        foreach (var row in set.Measurements)
        {
            var pair = (Math.Min(row.LandmarkIndex, row.TargetIndex), Math.Max(row.LandmarkIndex, row.TargetIndex));
            if (!least.TryGetValue(pair, out var known) || row.RoundTrip.ElapsedNanoseconds < known.ElapsedNanoseconds)
                least[pair] = row.RoundTrip;
        }

        Pairs = [.. least.OrderBy(pair => pair.Key).Select(pair => (pair.Key.Low, pair.Key.High, pair.Value))];
        var neighbours = Enumerable.Range(0, count).Select(_ => new List<(int Other, RoundTrip Least)>()).ToArray();
        foreach (var (low, high, trip) in Pairs)
        {
            neighbours[low].Add((high, trip));
            neighbours[high].Add((low, trip));
        }

        _neighbours =
        [
            .. neighbours.Select(list => list
                .OrderBy(entry => entry.Least.ElapsedNanoseconds).ThenBy(entry => entry.Other).ToArray()),
        ];
    }

    public int Count => _set.Hosts.Count;

    /// <summary>Each measured pair once, the lower index first, in order.</summary>
    public IReadOnlyList<(int Low, int High, RoundTrip Least)> Pairs { get; }

    public RttHost Host(int index) => _set.Hosts[index];

    /// <summary>Who measured, or was measured by, this host; nearest in time first.</summary>
    public IReadOnlyList<(int Other, RoundTrip Least)> Neighbours(int index) => _neighbours[index];

    /// <summary>The distance between two declared places in millimetres, never too much.</summary>
    public long Distance(int a, int b)
    {
        if (a > b) (a, b) = (b, a);
        if (_distances.Length == 0) return Geodesic.LowerMillimetres(Host(a).Place, Host(b).Place);
        // Stored one higher, so that a fresh table reads as unknown.
        ref var stored = ref _distances[(a * Count) + b];
        if (stored == 0) stored = Geodesic.LowerMillimetres(Host(a).Place, Host(b).Place) + 1;
        return stored - 1;
    }
}
