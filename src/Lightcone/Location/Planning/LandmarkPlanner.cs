using System.Globalization;

namespace Lightcone.Location.Planning;

/// <summary>Chooses the fewest landmarks that prove every site's claim with the required probability.</summary>
/// <remarks>
/// A landmark proves a claim when the disc of its round trip lies wholly in the claim's zone. The largest such disc
/// gives the longest round trip of use, and the measured table how likely an honest host meets it. A site is covered
/// when at least f + 1 independent fault domains do so with the required probability. Small networks are solved
/// exactly by branch and bound, larger ones greedily; the plan says which, and how few landmarks are proven necessary.
/// The same request always gives the same plan.
/// </remarks>
public static class LandmarkPlanner
{
    /// <summary>The plan for a request.</summary>
    /// <exception cref="ArgumentException">A limit of the request is exceeded, or a name is there twice.</exception>
    public static LandmarkPlan Plan(PlanRequest request)
    {
        Check(request);
        var options = PlanOption.AllOf(request);
        var coverage = new PlanCoverage(options, request.FaultsTolerated, request.RequiredProbability);
        var everything = Enumerable.Range(0, options.Count).ToArray();
        var coverable = Enumerable.Range(0, request.Sites.Count)
            .Where(site => coverage.Covers(site, everything)).ToArray();
        var chosen = new List<int>();
        var atLeast = 0;
        foreach (var sites in Separate(options, coverable))
        {
            var part = PlanSearch.Best(coverage, sites, request.SearchSteps);
            chosen.AddRange(part.Chosen);
            atLeast += part.AtLeast;
        }

        chosen.Sort();
        return new LandmarkPlan
        {
            Landmarks = [.. chosen.Select(option => options[option].Landmark)],
            Sites = [.. coverable.Select(site => Covered(request.Sites[site], site, coverage, chosen))],
            Uncovered = [.. Enumerable.Range(0, request.Sites.Count).Except(coverable)
                .Select(site => Uncovered(request, site, coverage))],
            AtLeast = atLeast,
        };
    }

    private static SiteCoverage Covered(PlanSite site, int index, PlanCoverage coverage, List<int> chosen)
    {
        var witnesses = chosen.Select(option => coverage.Options[option].Witnesses[index]).OfType<PlannedWitness>()
            .OrderByDescending(witness => witness.Probability).ThenBy(witness => witness.DistanceMetres);
        var probability = coverage.Proof(index, chosen)[coverage.Needed];
        return new SiteCoverage(site.Name, site.Claim.Text, probability, [.. witnesses]);
    }

    private static UncoveredSite Uncovered(PlanRequest request, int index, PlanCoverage coverage)
    {
        var site = request.Sites[index];
        var everything = Enumerable.Range(0, coverage.Options.Count).ToArray();
        var domains = coverage.BestByDomain(index, everything).Count(probability => probability > 0);
        var best = coverage.Proof(index, everything)[coverage.Needed];
        var (obstacle, reason) = domains == 0
            ? (PlanObstacle.NoBudget, "No candidate is near enough: none has a disc inside the zone that an honest "
                + "host of this site was ever seen to meet, by the table.")
            : domains < coverage.Needed
            ? (PlanObstacle.TooFewDomains, string.Create(CultureInfo.InvariantCulture,
                $"Only {domains} of the {coverage.Needed} independent fault domains that are needed can prove it."))
            : (PlanObstacle.TooUnlikely, string.Create(CultureInfo.InvariantCulture,
                $"With all candidates together, an honest host of {site.Name} is proven {FindingWords.Of(site.Claim)} "
                + $"with a probability of {Math.Floor(best * 1e4) / 1e4}; {request.RequiredProbability} is required."));
        return new UncoveredSite(site.Name, site.Claim.Text, obstacle, best, reason);
    }

    /// <summary>Groups sites that share options; each group can be planned alone.</summary>
    private static IEnumerable<int[]> Separate(List<PlanOption> options, int[] sites)
    {
        var group = sites.ToDictionary(site => site);
        foreach (var option in options)
        {
            var reached = sites.Where(site => option.Probability(site) > 0).ToArray();
            if (reached.Length < 2) continue;
            var merged = reached.Select(site => group[site]).ToHashSet();
            var least = merged.Min();
            foreach (var site in sites) group[site] = merged.Contains(group[site]) ? least : group[site];
        }

        return sites.GroupBy(site => group[site]).OrderBy(members => members.Key).Select(members => members.ToArray());
    }

    private static void Check(PlanRequest request)
    {
        if (request.Sites.Count > PlanRequest.MaxSites) throw new ArgumentException("too many sites");
        if (request.Candidates.Count > PlanRequest.MaxCandidates) throw new ArgumentException("too many candidates");
        if (request.Sites.DistinctBy(site => site.Name).Count() != request.Sites.Count)
            throw new ArgumentException("a site's name is there twice");
        if (request.Candidates.DistinctBy(city => city.Name).Count() != request.Candidates.Count)
            throw new ArgumentException("a candidate's name is there twice");
        if (request.FaultsTolerated is < 0 or > PlanRequest.MaxFaults)
            throw new ArgumentException($"f must be 0 to {PlanRequest.MaxFaults}");
        if (request.RequiredProbability is not (> 0 and < 1))
            throw new ArgumentException("the required probability must be more than 0 and less than 1");
    }
}
