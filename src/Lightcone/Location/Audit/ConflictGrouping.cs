namespace Lightcone.Location.Audit;

/// <summary>Names the fewest hosts that explain a set of conflicts, or all of them where it is a draw.</summary>
/// <remarks>
/// Conflicts that share a host belong together. Among those, the host with the most conflicts is flagged alone: that
/// it is wrong is one mistake, that all its partners are wrong would be many. Where two hosts of one conflict both
/// have the most, nothing tells them apart and both are flagged together. Then the explained conflicts are laid aside
/// and the rest is looked at again, until none is left: the greedy set cover. No order of rows and no id plays a part.
/// </remarks>
internal static class ConflictGrouping
{
    /// <summary>Hosts that are flagged together.</summary>
    /// <param name="Hosts">Ascending.</param>
    /// <param name="Conflicts">How many conflicts they explain.</param>
    internal sealed record Group(IReadOnlyList<int> Hosts, int Conflicts);

    internal static IReadOnlyList<Group> Of(IReadOnlyList<ConflictSet> conflicts)
    {
        List<Group> groups = [];
        var rest = conflicts;
        while (rest.Count > 0)
        {
            var degree = rest.SelectMany(conflict => conflict.Hosts).CountBy(host => host).ToDictionary();
            var most = MostPerComponent(rest, degree);
            bool IsTop(int host) => degree[host] == most[host];
            // The top hosts of a conflict that share it stand or fall together; a conflict without one waits.
            var tops = rest.Select(conflict => conflict.Hosts.Where(IsTop).ToArray()).Where(top => top.Length > 0);
            var chosen = tops.GroupBy(top => string.Join(',', top)).Select(same => same.First()).ToArray();
            var drawn = chosen.Where(top => top.Length > 1).SelectMany(top => top).ToHashSet();
            // A host that is drawn with another somewhere is not singled out elsewhere.
            var named = chosen.Where(top => top.Length > 1 || !drawn.Contains(top[0])).ToArray();
            var explained = named.SelectMany(top => top).ToHashSet();
            groups.AddRange(named.Select(top => new Group(top, rest.Count(c => c.Hosts.Any(top.Contains)))));
            rest = [.. rest.Where(conflict => !conflict.Hosts.Any(explained.Contains))];
        }

        return groups;
    }

    /// <summary>For each host, the largest number of conflicts of any host in its connected component.</summary>
    private static Dictionary<int, int> MostPerComponent(
        IReadOnlyList<ConflictSet> conflicts, Dictionary<int, int> degree)
    {
        var root = degree.Keys.ToDictionary(host => host);
        int Find(int host)
        {
            while (root[host] != host) host = root[host] = root[root[host]];
            return host;
        }

        foreach (var conflict in conflicts)
        {
            foreach (var host in conflict.Hosts) root[Find(host)] = Find(conflict.Hosts[0]);
        }

        var most = degree.GroupBy(entry => Find(entry.Key)).ToDictionary(c => c.Key, c => c.Max(entry => entry.Value));
        return degree.Keys.ToDictionary(host => host, host => most[Find(host)]);
    }
}
