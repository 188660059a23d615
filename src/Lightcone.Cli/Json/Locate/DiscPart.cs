namespace Lightcone.Cli.Json.Locate;

/// <summary>Where the key's holder must have been if one landmark is right.</summary>
internal sealed record DiscPart
{
    public required string Landmark { get; init; }

    public required string Name { get; init; }

    public required string FaultDomain { get; init; }

    public required double Lat { get; init; }

    public required double Lon { get; init; }

    public required double RttMs { get; init; }

    public required long RadiusMm { get; init; }
}
