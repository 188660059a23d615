namespace Lightcone.Cli.Json.Verify;

/// <summary>What <c>lightcone verify --json</c> writes; field by field in docs/formats.md.</summary>
internal sealed record VerdictDocument
{
    public required bool Simulated { get; init; }

    public required string Conclusion { get; init; }

    public required string Headline { get; init; }

    public required bool Holds { get; init; }

    public required VerdictClaimPart[] Claims { get; init; }

    public required string Tier { get; init; }

    public required string Policy { get; init; }

    public required string Host { get; init; }

    public required string? SessionKeyId { get; init; }

    public required int Opened { get; init; }

    public required int Completed { get; init; }

    public required int Domains { get; init; }

    public required int FaultsTolerated { get; init; }

    public required int? FaultsUsed { get; init; }

    public required string? MeasuredBy { get; init; }

    public required string DecidedAt { get; init; }

    public required string ExpiresAt { get; init; }

    public required string Verifier { get; init; }

    public required bool VerifierKnown { get; init; }

    public required VerifyStepPart[] Steps { get; init; }

    public required string[] Limits { get; init; }

    public required string[] Notes { get; init; }

    public required InputHash[] Inputs { get; init; }
}
