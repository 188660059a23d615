using Lightcone.Location.Audit;
using Lightcone.Ranging;

namespace Lightcone.Simulation.Evaluation;

/// <summary>Which hosts the audit's conflict sets name: of each set at least one is wrong, so that none of them is
/// relied on, neither as a landmark nor as a target of known place.</summary>
/// <param name="Flagged">Ids, in no order.</param>
internal sealed record AuditedLandmarks(IReadOnlySet<string> Flagged)
{
    public static AuditedLandmarks None { get; } = new(new HashSet<string>(StringComparer.Ordinal));

    /// <summary>Audits the calibration's mesh together with the set's own rows: a target that no landmark of the mesh
    /// can have measured from where it says it is, is flagged as well.</summary>
    public static AuditedLandmarks Of(RttSet set, RttSet calibration)
    {
        var mesh = ReferenceEquals(set, calibration) ? set : Joined(calibration, set);
        return new AuditedLandmarks(LandmarkAudit.FlaggedIds(mesh));
    }

    /// <summary>Both sets' hosts and rows; where both hold the same, the second counts.</summary>
    private static RttSet Joined(RttSet first, RttSet second)
    {
        var hosts = new List<RttHost>();
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var host in second.Hosts.Concat(first.Hosts))
        {
            if (index.TryAdd(host.Id, hosts.Count)) hosts.Add(host);
        }

        var rows = new Dictionary<(int, int), RttRow>();
        foreach (var set in new[] { second, first })
        {
            foreach (var row in set.Measurements)
            {
                var pair = (index[set.Hosts[row.LandmarkIndex].Id], index[set.Hosts[row.TargetIndex].Id]);
                rows.TryAdd(pair, new RttRow(pair.Item1, pair.Item2, row.RoundTrip));
            }
        }

        return new RttSet(hosts, [.. rows.Values]);
    }
}
