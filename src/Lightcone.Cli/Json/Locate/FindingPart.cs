namespace Lightcone.Cli.Json.Locate;

/// <summary>One claim and what was found of it.</summary>
internal sealed record FindingPart
{
    public required string Claim { get; init; }

    public required string Kind { get; init; }

    public required string Conclusion { get; init; }

    public required string Words { get; init; }

    public required string Subject { get; init; }

    public required string Tier { get; init; }

    public required int FaultsTolerated { get; init; }

    public required int? FaultsUsed { get; init; }

    public required string[] Witnesses { get; init; }

    public required string[] Limits { get; init; }
}
