namespace Lightcone.Cli.Json.Plan;

/// <summary>A landmark to set up.</summary>
internal sealed record PlannedPart(string City, string FaultDomain);
