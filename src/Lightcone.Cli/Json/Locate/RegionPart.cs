namespace Lightcone.Cli.Json.Locate;

/// <summary>The hard region: where the key can be if it has one holder.</summary>
internal sealed record RegionPart
{
    public required bool Empty { get; init; }

    public required bool WholeEarth { get; init; }

    public required double AreaKm2 { get; init; }

    public required double CertainAreaKm2 { get; init; }

    public required int Cells { get; init; }

    public required double? FarthestFromDeclaredKm { get; init; }

    public required string[] Countries { get; init; }
}
