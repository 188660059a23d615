using Lightcone.Geodesy;
using Lightcone.Ranging;

namespace Lightcone.Location;

/// <summary>A claim with everything worked out that depends on landmarks and not on measurements: for each landmark
/// the largest disc that is still wholly inside the zone. A check is then a comparison per disc.</summary>
/// <remarks>Safe to share between threads; nothing in it changes.</remarks>
public sealed class PreparedClaim
{
    private readonly Dictionary<Landmark, long> _largestInside = new(ReferenceEqualityComparer.Instance);

    /// <summary>Prepares a claim for the landmarks that will measure.</summary>
    /// <param name="zone">What is claimed.</param>
    /// <param name="landmarks">A disc of any other landmark is still judged, only more slowly.</param>
    public PreparedClaim(Zone zone, IEnumerable<Landmark> landmarks)
    {
        Zone = zone;
        foreach (var landmark in landmarks)
        {
            if (!_largestInside.ContainsKey(landmark))
                _largestInside.Add(landmark, zone.LargestRadiusInside(landmark.Position));
        }
    }

    /// <summary>What is claimed.</summary>
    public Zone Zone { get; }

    /// <summary>Whether the disc alone is wholly in the zone, for certain.</summary>
    /// <param name="disc">Its landmark may be wrong, or lying.</param>
    public bool Holds(Disc disc)
    {
        var known = _largestInside.TryGetValue(disc.Landmark, out var largest);
        // A disc that is centred elsewhere than its landmark is not the one that was prepared.
        if (!known || !ReferenceEquals(disc.Cap.Centre, disc.Landmark.Position))
            largest = Zone.LargestRadiusInside(disc.Cap.Centre);
        return disc.Cap.RadiusMillimetres <= largest;
    }

    /// <summary>Whether f + 1 landmarks in independent fault domains each alone place a holder of the key in the
    /// zone. This is the whole of Proven without the search for contradictions.</summary>
    /// <param name="discs">In any order.</param>
    /// <param name="faults">f, at least 0.</param>
    public bool IsProvenAlone(IReadOnlyList<Disc> discs, int faults)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(faults);
        List<string> domains = [];
        foreach (var disc in discs)
        {
            // The loop ends at f + 1 names, so a linear search is cheaper than a set.
            if (!Holds(disc) || domains.Contains(disc.Landmark.FaultDomain, FaultDomains.Names)) continue;
            domains.Add(disc.Landmark.FaultDomain);
            if (domains.Count > faults) return true;
        }

        return false;
    }
}
