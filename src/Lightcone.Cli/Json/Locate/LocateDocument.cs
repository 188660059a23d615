namespace Lightcone.Cli.Json.Locate;

/// <summary>What <c>lightcone locate --json</c> writes; field by field in docs/formats.md.</summary>
internal sealed record LocateDocument
{
    public required string Set { get; init; }

    public required bool Simulated { get; init; }

    public required InputHash[] Inputs { get; init; }

    public required HostPart Target { get; init; }

    public required string Conclusion { get; init; }

    public required string Headline { get; init; }

    public required FindingPart[] Findings { get; init; }

    public required string[] Notes { get; init; }

    public required int Domains { get; init; }

    public required int FaultsTolerated { get; init; }

    public required int? FaultsUsed { get; init; }

    public required bool FaultDomainsStated { get; init; }

    public required RegionPart Region { get; init; }

    public required DiscPart[] Discs { get; init; }

    public required SoftPart? Soft { get; init; }

    public required PackPart BoundaryPack { get; init; }
}
