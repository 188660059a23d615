namespace Lightcone.Findings;

/// <summary>What the measurements of one session say of one claim. Built only by the core.</summary>
/// <remarks>It judges a <i>session key</i>, never a chip: see soundness in docs/story.md.</remarks>
public sealed record Finding
{
    internal Finding()
    {
    }

    /// <summary>What was found.</summary>
    public required FindingKind Kind { get; init; }

    /// <summary>The claim's canonical text, for example <c>outside CN,HK,MO</c>.</summary>
    public required string Claim { get; init; }

    /// <summary>Whose key was located, in words: a session key, or a host of a file.</summary>
    public required string Subject { get; init; }

    /// <summary>What ties the subject to a device.</summary>
    public required AssuranceTier Tier { get; init; }

    /// <summary>f: how many fault domains may be wrong without making this finding wrong.</summary>
    public required int FaultsTolerated { get; init; }

    /// <summary>How many domains had to be taken as wrong for the region to be non-empty, at most f; null where no
    /// region was computed, or where even f did not make it non-empty. Unknown is not 0.</summary>
    public required int? FaultsUsed { get; init; }

    /// <summary>Ids of the landmarks that carry the finding: for Proven each alone suffices within its domain, for
    /// Contradictory the two that disagree most, otherwise none.</summary>
    public required IReadOnlyList<string> Witnesses { get; init; }

    /// <summary>The finding in words for people, and why, so that a person can check it.</summary>
    public required string Reason { get; init; }

    /// <summary>Proven confirms, Refuted refutes, all else is inconclusive.</summary>
    public Conclusion Conclusion => Conclusions.Of(Kind);
}
