using Lightcone.Ranging;

namespace Lightcone.Location;

/// <summary>One landmark's measured round trip to the target.</summary>
/// <param name="Landmark">Who measured; it may be wrong, or lying.</param>
/// <param name="RoundTrip">On the landmark's clock.</param>
public sealed record Measurement(Landmark Landmark, RoundTrip RoundTrip)
{
    /// <summary>All measurements of one host of a set that count.</summary>
    /// <remarks>A landmark of the host's own fault domain does not: who can touch both could move the clock and the
    /// host together (soundness: a landmark that the audited operator can touch is never counted).</remarks>
    /// <param name="set">The set.</param>
    /// <param name="targetIndex">The target's index in the set's hosts.</param>
    public static IReadOnlyList<Measurement> Of(RttSet set, int targetIndex) =>
    [
        .. set.ToTarget(targetIndex).Select(row => new Measurement(set.LandmarkAt(row.LandmarkIndex), row.RoundTrip))
            .Where(one => !FaultDomains.Names.Equals(one.Landmark.FaultDomain, set.Hosts[targetIndex].FaultDomain)),
    ];
}
