namespace Lightcone.Cli.Json.Plan;

/// <summary>What <c>lightcone plan --json</c> writes; field by field in docs/formats.md.</summary>
internal sealed record PlanDocument
{
    public required PlannedPart[] Landmarks { get; init; }

    public required int AtLeast { get; init; }

    public required bool ProvenMinimal { get; init; }

    public required int FaultsTolerated { get; init; }

    public required double RequiredProbability { get; init; }

    public required CoveredPart[] Sites { get; init; }

    public required UncoveredPart[] Uncovered { get; init; }

    public required string Assumptions { get; init; }
}
