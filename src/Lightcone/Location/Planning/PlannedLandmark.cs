namespace Lightcone.Location.Planning;

/// <summary>One landmark to set up.</summary>
/// <param name="City">The candidate's name.</param>
/// <param name="FaultDomain">The network it is to stand in.</param>
public sealed record PlannedLandmark(string City, string FaultDomain);
