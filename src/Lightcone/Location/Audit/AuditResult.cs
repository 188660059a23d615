namespace Lightcone.Location.Audit;

/// <summary>What the mesh says of its own landmarks. It finds mistakes, not liars.</summary>
public sealed record AuditResult
{
    internal AuditResult()
    {
    }

    /// <summary>Every set of hosts that cannot all be right, widest overshoot first.</summary>
    public required IReadOnlyList<AuditConflict> Conflicts { get; init; }

    /// <summary>Who to leave out, most conflicts first. Without all of these no conflict is left.</summary>
    public required IReadOnlyList<FlaggedLandmarks> Flagged { get; init; }

    /// <summary>Ids of all flagged hosts.</summary>
    public IReadOnlySet<string> FlaggedIds =>
        Flagged.SelectMany(flagged => flagged.Landmarks).ToHashSet(StringComparer.Ordinal);
}
