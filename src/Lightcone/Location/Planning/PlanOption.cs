using Lightcone.Geodesy;
using Lightcone.Ranging;

namespace Lightcone.Location.Planning;

/// <summary>One landmark that could be set up, and what it would do for each site.</summary>
internal sealed class PlanOption
{
    private PlanOption(PlannedLandmark landmark, PlannedWitness?[] witnesses)
    {
        Landmark = landmark;
        Witnesses = witnesses;
    }

    /// <summary>City and network.</summary>
    public PlannedLandmark Landmark { get; }

    /// <summary>By site; null where it can do nothing.</summary>
    public IReadOnlyList<PlannedWitness?> Witnesses { get; }

    /// <summary>The probability that it proves a site's claim alone.</summary>
    public double Probability(int site) => Witnesses[site]?.Probability ?? 0;

    /// <summary>All options that do something for some site, by city and network.</summary>
    public static List<PlanOption> AllOf(PlanRequest request)
    {
        var options = new List<PlanOption>();
        foreach (var city in request.Candidates.OrderBy(city => city.Name, StringComparer.Ordinal))
        {
            var reach = request.Sites.Select(site => Reach(city, site)).ToArray();
            foreach (var domain in city.FaultDomains.Order(StringComparer.Ordinal).Distinct(FaultDomains.Names))
            {
                var landmark = new PlannedLandmark(city.Name, domain);
                var witnesses = new PlannedWitness?[reach.Length];
                for (var i = 0; i < reach.Length; i++)
                {
                    if (!request.Sites[i].OwnDomains.Contains(domain, FaultDomains.Names))
                        witnesses[i] = reach[i] is { } witness ? witness with { Landmark = landmark } : null;
                }

                if (witnesses.Any(witness => witness is not null)) options.Add(new PlanOption(landmark, witnesses));
            }
        }

        return options;
    }

    private static PlannedWitness? Reach(CandidateCity city, PlanSite site)
    {
        var radius = site.Claim.LargestRadiusInside(city.Place);
        var budget = LongestRoundTrip(radius, city.PositionErrorMillimetres);
        if (budget == 0) return null;
        var metres = Geodesic.Metres(city.Place, site.Place);
        var probability = RoundTripTable.Probability(metres / 1000, budget / 1e6);
        var unnamed = new PlannedLandmark(city.Name, "");
        return probability > 0 ? new PlannedWitness(unnamed, metres, radius, budget, probability) : null;
    }

    /// <summary>The longest round trip whose disc has at most the radius, in nanoseconds; 0 if there is none.</summary>
    internal static long LongestRoundTrip(long radiusMillimetres, long positionErrorMillimetres)
    {
        long fits = 0, tooLong = RttSet.LongestRoundTripNanoseconds;
        while (tooLong - fits > 1)
        {
            var middle = (fits + tooLong) / 2;
            var disc = DistanceBound.RadiusMillimetres(new RoundTrip(middle), positionErrorMillimetres);
            if (disc <= radiusMillimetres) fits = middle;
            else tooLong = middle;
        }

        return fits;
    }
}
