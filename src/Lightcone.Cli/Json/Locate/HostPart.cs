namespace Lightcone.Cli.Json.Locate;

/// <summary>A host as the set declares it.</summary>
internal sealed record HostPart(string Id, string Name, string? Country, double Lat, double Lon);
