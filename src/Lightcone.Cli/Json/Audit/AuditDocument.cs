namespace Lightcone.Cli.Json.Audit;

/// <summary>What <c>lightcone audit --json</c> writes; field by field in docs/formats.md.</summary>
internal sealed record AuditDocument
{
    public required ConflictPart[] Conflicts { get; init; }

    public required FlaggedPart[] Flagged { get; init; }

    public required string Set { get; init; }

    public required int Landmarks { get; init; }

    public required InputHash[] Inputs { get; init; }

    public required string[] Notes { get; init; }
}
