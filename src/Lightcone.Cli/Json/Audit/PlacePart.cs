namespace Lightcone.Cli.Json.Audit;

/// <summary>A place with a name, where one is known.</summary>
internal sealed record PlacePart(double Lat, double Lon, string? Name);
