namespace Lightcone.Location.Planning;

/// <summary>A network of landmarks that proves the claims of the covered sites.</summary>
public sealed record LandmarkPlan
{
    internal LandmarkPlan()
    {
    }

    /// <summary>The landmarks, by city and then by fault domain.</summary>
    public required IReadOnlyList<PlannedLandmark> Landmarks { get; init; }

    /// <summary>The sites that the plan covers, in the order of the request.</summary>
    public required IReadOnlyList<SiteCoverage> Sites { get; init; }

    /// <summary>The sites that no choice of the candidates covers, each with the reason.</summary>
    public required IReadOnlyList<UncoveredSite> Uncovered { get; init; }

    /// <summary>No plan for the covered sites has fewer landmarks than this.</summary>
    public required int AtLeast { get; init; }

    /// <summary>Whether it is proven that no plan for these sites has fewer landmarks.</summary>
    public bool IsProvenMinimal => Landmarks.Count == AtLeast;

    /// <summary>What the probabilities rest on; printed with every plan.</summary>
    public static string Assumptions =>
        "Probabilities come from measured round trips by distance (2020 and 2023, mostly well-connected hosts), "
        + "rounded down. Landmarks in different fault domains are taken to fail independently, landmarks in one "
        + "domain together. A plan promises proofs of honest hosts; it promises nothing about hosts that stall.";
}
