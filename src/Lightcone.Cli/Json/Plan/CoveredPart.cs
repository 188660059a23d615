namespace Lightcone.Cli.Json.Plan;

/// <summary>A site that the plan proves, with the landmarks that do.</summary>
internal sealed record CoveredPart(string Site, string Claim, double Probability, WitnessPart[] Witnesses);
