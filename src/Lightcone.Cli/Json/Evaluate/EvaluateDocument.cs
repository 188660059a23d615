namespace Lightcone.Cli.Json.Evaluate;

/// <summary>What <c>lightcone evaluate --json</c> writes; field by field in docs/formats.md.</summary>
internal sealed record EvaluateDocument
{
    public required string Set { get; init; }

    public required int Targets { get; init; }

    public required int Landmarks { get; init; }

    public required string[] RemovedLandmarks { get; init; }

    public required string[] FlaggedTargets { get; init; }

    public required MethodsPart Methods { get; init; }

    public required HardPart Hard { get; init; }

    public required SoftEvaluationPart Soft { get; init; }

    public required TimesPart MsPerTarget { get; init; }

    public required PackPart BoundaryPack { get; init; }

    public required double ElapsedSeconds { get; init; }

    public required string? Calibration { get; init; }

    public required int Faults { get; init; }

    public required string[] Outside { get; init; }

    public required bool Audit { get; init; }

    public required ulong? Seed { get; init; }

    public required int? LandmarksAsked { get; init; }

    public required bool FaultDomainsStated { get; init; }

    public required InputHash[] Inputs { get; init; }
}
