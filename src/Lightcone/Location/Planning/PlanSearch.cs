namespace Lightcone.Location.Planning;

/// <summary>Chooses few options that cover all given sites: greedily, then exactly as far as the steps allow.</summary>
internal sealed class PlanSearch
{
    private readonly PlanCoverage _coverage;
    private readonly int[] _sites;
    private readonly int[] _useful;
    private readonly bool[] _excluded;
    private int _stepsLeft;

    private PlanSearch(PlanCoverage coverage, int[] sites, int steps)
    {
        _coverage = coverage;
        _sites = sites;
        _useful = [.. Enumerable.Range(0, coverage.Options.Count)
            .Where(option => sites.Any(site => coverage.Options[option].Probability(site) > 0))];
        _excluded = new bool[coverage.Options.Count];
        _stepsLeft = steps;
    }

    /// <summary>The chosen options, ascending, and how many no choice can go below.</summary>
    /// <param name="coverage">Options, f and the required probability.</param>
    /// <param name="sites">Sites that all options together do cover; they share options with no other site.</param>
    /// <param name="steps">The most steps of the exact search.</param>
    public static (int[] Chosen, int AtLeast) Best(PlanCoverage coverage, int[] sites, int steps)
    {
        var search = new PlanSearch(coverage, sites, steps);
        var greedy = search.WithoutNeedless(search.Greedy());
        var atLeast = sites.Max(search.AtLeastFor);
        for (; atLeast < greedy.Count; atLeast++)
        {
            var chosen = new List<int>();
            if (search.Extend(chosen, atLeast)) return ([.. chosen.Order()], atLeast);
            if (search._stepsLeft <= 0) break; // undecided: the greedy plan stands, proven down to here
        }

        return ([.. greedy.Order()], atLeast);
    }

    private List<int> Greedy()
    {
        var chosen = new List<int>();
        while (_sites.Where(site => !_coverage.Covers(site, chosen)).ToArray() is { Length: > 0 } open)
        {
            // All options together cover every site, so the loop ends at the latest when all are chosen.
            chosen.Add(_useful.Except(chosen).MaxBy(option => open.Sum(site => Score(site, [.. chosen, option]))));
        }

        return chosen;
    }

    /// <summary>How near a site is to being covered: the expected number of proving domains, f + 1 at most, and the
    /// share of the required probability. Never falls when an option is added.</summary>
    private double Score(int site, IReadOnlyList<int> chosen)
    {
        var atLeast = _coverage.Proof(site, chosen);
        var covered = _coverage.IsEnough(atLeast[_coverage.Needed]);
        return covered ? _coverage.Needed + 1 : atLeast.Skip(1).Sum() + Math.Min(atLeast[_coverage.Needed], 0.999);
    }

    private List<int> WithoutNeedless(List<int> chosen)
    {
        for (var i = 0; i < chosen.Count;)
        {
            var rest = chosen.Where((_, index) => index != i).ToList();
            if (_sites.All(site => _coverage.Covers(site, rest))) chosen = rest;
            else i++;
        }

        return chosen;
    }

    /// <summary>The fewest options that cover this one site alone: the best of each domain, best domains
    /// first.</summary>
    private int AtLeastFor(int site)
    {
        var count = 0;
        while (!_coverage.IsEnough(_coverage.Optimum(site, [], _excluded, count))) count++;
        return count;
    }

    /// <summary>Whether <paramref name="extra"/> more options cover all sites; if so, they are added to the
    /// list.</summary>
    private bool Extend(List<int> chosen, int extra)
    {
        if (--_stepsLeft <= 0) return false;
        var open = _sites.Where(site => !_coverage.Covers(site, chosen)).ToArray();
        if (open.Length == 0) return true;
        if (extra == 0) return false;
        var optima = open.Select(site => _coverage.Optimum(site, chosen, _excluded, extra)).ToArray();
        if (!optima.All(_coverage.IsEnough)) return false;
        // Every cover must help the site that is hardest to cover, so it is enough to branch on that one.
        var hardest = open[Array.IndexOf(optima, optima.Min())];
        return Branch(chosen, extra, hardest);
    }

    private bool Branch(List<int> chosen, int extra, int site)
    {
        var helpful = _useful
            .Where(option => !_excluded[option] && _coverage.Options[option].Probability(site) > 0)
            .Except(chosen)
            .OrderByDescending(option => _coverage.Options[option].Probability(site))
            .ThenByDescending(option => _sites.Sum(other => _coverage.Options[option].Probability(other)))
            .ThenBy(option => option)
            .ToArray();
        var tried = 0;
        var found = false;
        for (; tried < helpful.Length && !found && _stepsLeft > 0; tried++)
        {
            chosen.Add(helpful[tried]);
            found = Extend(chosen, extra - 1);
            if (!found) chosen.RemoveAt(chosen.Count - 1);
            _excluded[helpful[tried]] = true; // covers that hold it have been tried: not again beside the others
        }

        for (var i = 0; i < tried; i++) _excluded[helpful[i]] = false;
        return found;
    }
}
