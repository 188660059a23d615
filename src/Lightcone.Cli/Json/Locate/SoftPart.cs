namespace Lightcone.Cli.Json.Locate;

/// <summary>The advisory estimate: likely, never proved.</summary>
internal sealed record SoftPart
{
    public required bool Advisory { get; init; }

    public required double Lat { get; init; }

    public required double Lon { get; init; }

    public required double Area50Km2 { get; init; }

    public required double Area90Km2 { get; init; }

    public required int CalibrationHosts { get; init; }

    public required LikelyCountry[] Countries { get; init; }
}
