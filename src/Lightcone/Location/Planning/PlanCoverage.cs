namespace Lightcone.Location.Planning;

/// <summary>Whether a choice of options covers a site: f + 1 independent domains with enough probability.</summary>
internal sealed class PlanCoverage
{
    private readonly IReadOnlyList<PlanOption> _options;
    private readonly int[] _domainOf;
    private readonly int _domains;
    private readonly int _needed;
    private readonly double _required;

    public PlanCoverage(IReadOnlyList<PlanOption> options, int faults, double required)
    {
        _options = options;
        var names = options.Select(option => option.Landmark.FaultDomain).Order(StringComparer.Ordinal)
            .Distinct(FaultDomains.Names);
        var numbers = names.Select((name, number) => (name, number)).ToDictionary(FaultDomains.Names);
        _domainOf = [.. options.Select(option => numbers[option.Landmark.FaultDomain])];
        _domains = numbers.Count;
        _needed = faults + 1;
        _required = required;
    }

    /// <summary>The options.</summary>
    public IReadOnlyList<PlanOption> Options => _options;

    /// <summary>f + 1.</summary>
    public int Needed => _needed;

    /// <summary>Whether the chosen options cover the site.</summary>
    public bool Covers(int site, IEnumerable<int> chosen) => IsEnough(Proof(site, chosen)[_needed]);

    /// <summary>Whether a probability is as high as required; the slack is far below any tabulated step.</summary>
    public bool IsEnough(double probability) => probability >= _required - 1e-12;

    /// <summary>The probability that at least k domains each prove the site's claim alone, for k = 0..f + 1.</summary>
    /// <remarks>Domains are independent; within a domain only the best landmark counts, since they may fail
    /// together. Summed in the order of the domains, so that the order of choosing changes no bit.</remarks>
    public double[] Proof(int site, IEnumerable<int> chosen)
    {
        var atLeast = ExactlyOrMore(BestByDomain(site, chosen));
        for (var k = _needed - 1; k >= 0; k--) atLeast[k] += atLeast[k + 1];
        return atLeast;
    }

    /// <summary>The best probability of each domain for the site among the chosen options.</summary>
    public double[] BestByDomain(int site, IEnumerable<int> chosen)
    {
        var best = new double[_domains];
        foreach (var option in chosen)
        {
            ref var slot = ref best[_domainOf[option]];
            slot = Math.Max(slot, _options[option].Probability(site));
        }

        return best;
    }

    /// <summary>What at most <paramref name="extra"/> further options could make of the site, at the very
    /// best.</summary>
    public double Optimum(int site, IReadOnlyList<int> chosen, bool[] excluded, int extra)
    {
        var now = BestByDomain(site, chosen);
        var could = (double[])now.Clone();
        for (var option = 0; option < _options.Count; option++)
        {
            if (excluded[option]) continue;
            ref var slot = ref could[_domainOf[option]];
            slot = Math.Max(slot, _options[option].Probability(site));
        }

        // Raising one domain from p to q helps at most as much as a new domain of probability q: an upper bound.
        var raised = Enumerable.Range(0, _domains).Where(domain => could[domain] > now[domain])
            .OrderByDescending(domain => could[domain]).Take(extra).Select(domain => could[domain]);
        return ExactlyOrMore(now.Concat(raised))[_needed];
    }

    /// <summary>The probability of exactly k successes for k = 0..f, and of f + 1 or more in the last place.</summary>
    private double[] ExactlyOrMore(IEnumerable<double> probabilities)
    {
        var exactly = new double[_needed + 1];
        exactly[0] = 1;
        foreach (var probability in probabilities)
        {
            if (probability == 0) continue;
            exactly[_needed] += exactly[_needed - 1] * probability;
            for (var k = _needed - 1; k > 0; k--)
                exactly[k] = (exactly[k] * (1 - probability)) + (exactly[k - 1] * probability);
            exactly[0] *= 1 - probability;
        }

        return exactly;
    }
}
