namespace Lightcone.Cli.Json.Plan;

/// <summary>A site that no choice of candidates proves, and why.</summary>
internal sealed record UncoveredPart(string Site, string Claim, string Obstacle, double BestProbability, string Reason);
