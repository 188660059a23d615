using Lightcone.Geodesy;

namespace Lightcone.Location;

/// <summary>From round-trip times to the part of the Earth that holds the target.</summary>
/// <remarks>
/// Rules. Each measurement gives a disc that cannot be too small unless its landmark is wrong. A point is inside a
/// fault domain if it is inside all its discs: the same landmark measured twice, or two landmarks of one operator,
/// count once. The region at f is the set of points inside at least D - f domains: sound if at most f of them are
/// wrong, whatever they say. Nothing is fitted, weighted or averaged, and nothing is taken from the absence of an
/// answer. The order of the measurements never matters.
/// </remarks>
public static class LocationSolver
{
    /// <summary>The hard region.</summary>
    /// <param name="measurements">Of one target; landmarks may repeat. May be empty: then nothing is excluded.</param>
    /// <param name="faults">f, at least 0: how many fault domains may be wrong.</param>
    /// <param name="resolution">How finely the region is drawn; null for the standard.</param>
    /// <exception cref="ArgumentOutOfRangeException">f is negative.</exception>
    /// <exception cref="ArgumentException">A landmark's id is there with two fault domains.</exception>
    public static LocationResult Solve(IReadOnlyList<Measurement> measurements, int faults,
        RegionResolution? resolution = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(faults);
        var discs = FaultDomains.InOrder(measurements.Select(Disc.Of));
        FaultDomains.RequireOnePerLandmark(discs);
        var domains = FaultDomains.Caps(discs);
        var (used, region) = LeastFaults(domains, faults, resolution ?? RegionResolution.Standard);
        return new LocationResult
        {
            Domains = domains.Count,
            FaultsTolerated = faults,
            FaultsUsed = used,
            Discs = discs,
            Region = region,
        };
    }

    /// <summary>The region at f alone; how few faults explain the measurements is not asked.</summary>
    /// <param name="measurements">Of one target.</param>
    /// <param name="faults">f, at least 0.</param>
    internal static Region RegionAt(IReadOnlyList<Measurement> measurements, int faults)
    {
        var domains = FaultDomains.Caps([.. measurements.Select(Disc.Of)]);
        return Region.Covering(new CapQuorum(domains, Math.Min(faults, domains.Count)), RegionResolution.Standard);
    }

    private static (int? Used, Region AtFaults) LeastFaults(
        IReadOnlyList<IReadOnlyList<Cap>> domains, int faults, RegionResolution resolution)
    {
        // With as many faults as domains every point counts as inside: more change nothing.
        faults = Math.Min(faults, domains.Count);
        for (var k = 0; ; k++)
        {
            var region = Region.Covering(new CapQuorum(domains, k), resolution);
            if (k == faults) return (region.IsEmpty ? null : k, region);
            if (region.IsEmpty) continue;
            // The finding is about what f faults could hide, not about the fewest that explain the data.
            return (k, Region.Covering(new CapQuorum(domains, faults), resolution));
        }
    }
}
