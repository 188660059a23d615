using Lightcone.Cli.Json.Locate;

namespace Lightcone.Cli.Json.Live;

/// <summary>What <c>lightcone range --json</c> writes; field by field in docs/formats.md.</summary>
internal sealed record RangeDocument
{
    public required bool SimulatedPaths { get; init; }

    public required int Landmarks { get; init; }

    public required int Answered { get; init; }

    public required int Challenges { get; init; }

    public required double Seconds { get; init; }

    public required AddedPart? AddedMicroseconds { get; init; }

    public required bool SameFindingsAsOffline { get; init; }

    public required LocateDocument Live { get; init; }

    public required string OfflineConclusion { get; init; }

    public required string? Receipts { get; init; }

    public required string? Bundle { get; init; }
}
