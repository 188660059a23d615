namespace Lightcone.Cli.Json.Audit;

/// <summary>Landmarks of which at least one is wrong, proved at the speed of light.</summary>
internal sealed record ConflictPart
{
    public required string[] Landmarks { get; init; }

    public required string ProvedAt { get; init; }

    public required double OvershootKm { get; init; }

    public required string? LikelyWrong { get; init; }

    public required PlacePart? PlausiblePlace { get; init; }

    public required string InferredAt { get; init; }
}
