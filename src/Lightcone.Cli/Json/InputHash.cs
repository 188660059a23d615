namespace Lightcone.Cli.Json;

/// <summary>A file that went in.</summary>
internal sealed record InputHash(string Name, string Sha256);
