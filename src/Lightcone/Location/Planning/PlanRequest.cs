namespace Lightcone.Location.Planning;

/// <summary>What a network of landmarks is to achieve, and where landmarks could stand.</summary>
/// <param name="Sites">Up to 10,000 places, each with the claim to be proven there; names unique.</param>
/// <param name="Candidates">Up to 2,000 cities; names unique.</param>
public sealed record PlanRequest(IReadOnlyList<PlanSite> Sites, IReadOnlyList<CandidateCity> Candidates)
{
    /// <summary>The most sites of one plan.</summary>
    public const int MaxSites = 10_000;

    /// <summary>The most candidate cities of one plan.</summary>
    public const int MaxCandidates = 2_000;

    /// <summary>The largest f of one plan.</summary>
    public const int MaxFaults = 16;

    /// <summary>f, 0 to <see cref="MaxFaults"/>: each claim must be proven by f + 1 landmarks in independent fault
    /// domains.</summary>
    public int FaultsTolerated { get; init; }

    /// <summary>How likely each site's proof must be at least, more than 0 and less than 1.</summary>
    public double RequiredProbability { get; init; } = 0.9;

    /// <summary>How many steps the exact search may take before the plan is given as found, not proven
    /// minimal.</summary>
    public int SearchSteps { get; init; } = 200_000;
}
