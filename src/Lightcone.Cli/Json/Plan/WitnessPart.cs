namespace Lightcone.Cli.Json.Plan;

/// <summary>What one landmark does for one site: its budget, and how likely an honest host meets it.</summary>
internal sealed record WitnessPart(
    string City, string FaultDomain, double DistanceKm, double LongestRttMs, double Probability);
