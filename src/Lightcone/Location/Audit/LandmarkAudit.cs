using Lightcone.Ranging;

namespace Lightcone.Location.Audit;

/// <summary>The mesh's check of itself: which hosts cannot be where they were declared.</summary>
/// <remarks>
/// Rules. Two hosts that answered each other faster than vacuum light allows between their declared places, with both
/// position errors and every allowance of <see cref="DistanceBound"/> granted, cannot both be right. Two landmarks
/// whose discs round a common target do not meet cannot both be right either, if the target is one host; this is
/// told only where no two of the three are in conflict already. Both are proved at c.
/// Then <see cref="ConflictGrouping"/> names the fewest hosts that explain the conflicts, and
/// <see cref="FibreInference"/> guesses, labelled as a guess, which of them is wrong and where it would fit.
/// A landmark that only adds delay makes no conflict: this finds mistakes, not liars. A landmark that is wrong by less
/// than the slack in its times is not found; with a mesh of 240, half of those that are 1,300 km off are.
/// </remarks>
public static class LandmarkAudit
{
    /// <summary>For each target, the discs of this many nearest landmarks are compared with each other.</summary>
    private const int DiscsPerTarget = 64;

    /// <summary>The same in a set of more than a thousand hosts, whose mesh is dense enough without.</summary>
    private const int DiscsPerTargetOfLargeSet = 16;

    private const int LargeSet = 1000;

    /// <summary>Checks a set. Works with any part of a mesh; measuring less finds less.</summary>
    /// <param name="set">Its hosts and times may be wrong.</param>
    public static AuditResult Run(RttSet set)
    {
        var mesh = new AuditMesh(set);
        var sets = Conflicts(mesh);
        var groups = ConflictGrouping.Of(sets);
        var fibre = new FibreInference(mesh, groups.SelectMany(group => group.Hosts));
        return new AuditResult
        {
            Conflicts =
            [
                .. sets.OrderByDescending(conflict => conflict.OvershootMillimetres)
                    .ThenBy(conflict => conflict.Hosts[0]).ThenBy(conflict => conflict.Hosts[1])
                    .Select(conflict => Told(mesh, fibre, conflict)),
            ],
            Flagged =
            [
                .. groups.OrderByDescending(group => group.Conflicts).ThenBy(group => group.Hosts[0])
                    .Select(group => new FlaggedLandmarks
                    {
                        Landmarks = [.. group.Hosts.Select(host => mesh.Host(host).Id)],
                        Conflicts = group.Conflicts,
                    }),
            ],
        };
    }

    /// <summary>Whom <see cref="Run"/> flags, without the story of each conflict, which in a dense set costs far more
    /// than finding it.</summary>
    /// <param name="set">Its hosts and times may be wrong.</param>
    public static IReadOnlySet<string> FlaggedIds(RttSet set) =>
        ConflictGrouping.Of(Conflicts(new AuditMesh(set))).SelectMany(group => group.Hosts)
            .Select(host => set.Hosts[host].Id).ToHashSet(StringComparer.Ordinal);

    private static ConflictSet[] Conflicts(AuditMesh mesh)
    {
        var pairs = ConflictingPairs(mesh);
        return [.. pairs, .. ConflictsThroughTargets(mesh, pairs)];
    }

    private static AuditConflict Told(AuditMesh mesh, FibreInference fibre, ConflictSet conflict)
    {
        var culprit = fibre.LikelyWrong(conflict.Hosts);
        var near = culprit is { } wrong ? fibre.PlausiblyNear(wrong, conflict.Hosts) : null;
        return new AuditConflict
        {
            Landmarks = [.. conflict.Hosts.Select(host => mesh.Host(host).Id)],
            OvershootMillimetres = conflict.OvershootMillimetres,
            LikelyWrong = culprit is { } host ? mesh.Host(host).Id : null,
            PlausiblePlace = near is { } place ? mesh.Host(place).Place : null,
            PlausiblyNear = near is { } other ? mesh.Host(other).Id : null,
        };
    }

    private static List<ConflictSet> ConflictingPairs(AuditMesh mesh)
    {
        List<ConflictSet> conflicts = [];
        foreach (var (low, high, least) in mesh.Pairs)
        {
            var errors = mesh.Host(low).PositionErrorMillimetres + mesh.Host(high).PositionErrorMillimetres;
            var overshoot = mesh.Distance(low, high) - DistanceBound.RadiusMillimetres(least, errors);
            if (overshoot > 0) conflicts.Add(new ConflictSet([low, high], overshoot));
        }

        return conflicts;
    }

    /// <summary>Three hosts of which no two are in conflict, and yet the discs of two round the third do not meet:
    /// the target's own declared place, and its error, play no part here.</summary>
    private static IEnumerable<ConflictSet> ConflictsThroughTargets(AuditMesh mesh, List<ConflictSet> pairs)
    {
        var atOdds = pairs.Select(pair => (pair.Hosts[0], pair.Hosts[1])).ToHashSet();
        bool AtOdds(int a, int b) => atOdds.Contains(a < b ? (a, b) : (b, a));
        var most = mesh.Count > LargeSet ? DiscsPerTargetOfLargeSet : DiscsPerTarget;
        for (var target = 0; target < mesh.Count; target++)
        {
            var discs = mesh.Neighbours(target).Take(most)
                .Where(entry => !AtOdds(entry.Other, target))
                .Select(entry => (entry.Other, Radius: DistanceBound.RadiusMillimetres(
                    entry.Least, mesh.Host(entry.Other).PositionErrorMillimetres)))
                .ToArray();
            for (var i = 0; i < discs.Length; i++)
            {
                for (var j = i + 1; j < discs.Length; j++)
                {
                    var overshoot = mesh.Distance(discs[i].Other, discs[j].Other) - discs[i].Radius - discs[j].Radius;
                    if (overshoot <= 0 || AtOdds(discs[i].Other, discs[j].Other)) continue;
                    int[] hosts = [discs[i].Other, discs[j].Other, target];
                    Array.Sort(hosts);
                    yield return new ConflictSet(hosts, overshoot);
                }
            }
        }
    }
}
