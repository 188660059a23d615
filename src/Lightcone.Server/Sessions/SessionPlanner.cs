using Lightcone.Geodesy;
using Lightcone.Ranging;
using Lightcone.Server.Catalogues;
using Lightcone.Wire;

namespace Lightcone.Server.Sessions;

/// <summary>Chooses the landmarks of a session: near ones in independent fault domains, which can prove, and far ones,
/// which find a key that answers from two places. Pure.</summary>
internal static class SessionPlanner
{
    /// <summary>f + 1 domains prove; as many again may be away.</summary>
    private const int Spares = 2;

    private const int FarSentinels = 2;

    /// <summary>Chooses.</summary>
    /// <param name="site">Where the host is said to be.</param>
    /// <param name="hostId">Id of its long-lived key.</param>
    /// <param name="known">All landmarks; one in quarantine, or of the operator's own domain, is not asked.</param>
    /// <returns>Null where there are not f + 1 independent domains.</returns>
    public static SessionPlan? Plan(SiteEntry site, Digest hostId, IReadOnlyList<LandmarkEntry> known)
    {
        // The nearest of each domain: a second one of the same adds nothing to a proof.
        var byDistance = known
            .Where(one => one.State is LandmarkState.Active && !IsSameDomain(one.Host.FaultDomain, site.Operator)
                && one.LongLived.Id != hostId)
            .Select(one => (Landmark: one, Metres: Geodesic.Metres(one.Host.Place, site.Place)))
            .OrderBy(one => one.Metres).ThenBy(one => one.Landmark.Host.Id, StringComparer.Ordinal)
            .DistinctBy(one => one.Landmark.Host.FaultDomain.ToUpperInvariant()).Select(one => one.Landmark).ToList();
        var wanted = site.Policy.Faults + 1;
        if (byDistance.Count < wanted) return null;
        var near = byDistance.Take(wanted + Spares).ToList();
        List<LandmarkEntry> chosen = [.. near, .. byDistance.Skip(near.Count).TakeLast(FarSentinels)];
        var host = new RttHost
        {
            Id = $"host-{hostId}"[..21],
            Name = site.Name,
            Place = site.Place,
            FaultDomain = site.Operator,
            KeyId = hostId,
        };
        var register = new RttSet([.. chosen.Select(one => one.Host), host], []) { StatesFaultDomains = true };
        return new SessionPlan(chosen, register.ToRegister(), site.Policy.ToBytes());
    }

    private static bool IsSameDomain(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
