namespace Lightcone.Cli.Json.Audit;

/// <summary>One or two ids of which at least one is wrong.</summary>
internal sealed record FlaggedPart(string[] Landmarks);
