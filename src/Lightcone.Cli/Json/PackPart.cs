namespace Lightcone.Cli.Json;

/// <summary>The land that country claims were judged by.</summary>
internal sealed record PackPart(string Name, string Version, string Sha256);
