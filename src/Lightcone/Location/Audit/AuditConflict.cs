using Lightcone.Geodesy;

namespace Lightcone.Location.Audit;

/// <summary>Hosts whose declared places and measured times cannot all be right: at least one is wrong.</summary>
public sealed record AuditConflict
{
    internal AuditConflict()
    {
    }

    /// <summary>Ids, in the set's order; at least one of these hosts is not where it was declared, or has stated a
    /// time that is too short. Two, or three where two landmarks measured a common target.</summary>
    public required IReadOnlyList<string> Landmarks { get; init; }

    /// <summary>The speed at which this is proved: vacuum light. Always <c>c</c>.</summary>
    public string ProvedAt { get; } = "c";

    /// <summary>By how much the distance exceeds what light could cross, all allowances granted; in millimetres,
    /// rounded down.</summary>
    public required long OvershootMillimetres { get; init; }

    /// <summary>The likelier culprit, or null where the other times do not tell. Never proof.</summary>
    public required string? LikelyWrong { get; init; }

    /// <summary>The declared place of the host beside which the likelier culprit would fit best, or null.</summary>
    public required GeoPoint? PlausiblePlace { get; init; }

    /// <summary>The id of that host, or null.</summary>
    public required string? PlausiblyNear { get; init; }

    /// <summary>What the culprit and the place rest on: light in fibre at 2/3 c, an assumption. Always
    /// <c>fibre</c>.</summary>
    public string InferredAt { get; } = "fibre";
}
