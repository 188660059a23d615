namespace Lightcone.Location.Planning;

/// <summary>Why a site cannot be covered.</summary>
/// <param name="Site">Its name.</param>
/// <param name="Claim">The claim's canonical text.</param>
/// <param name="Obstacle">What is missing, for machines.</param>
/// <param name="BestProbability">What all candidates together would reach.</param>
/// <param name="Reason">One sentence that a person can check.</param>
public sealed record UncoveredSite(
    string Site, string Claim, PlanObstacle Obstacle, double BestProbability, string Reason);
