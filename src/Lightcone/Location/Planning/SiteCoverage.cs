namespace Lightcone.Location.Planning;

/// <summary>How one site's claim will be proven.</summary>
/// <param name="Site">Its name.</param>
/// <param name="Claim">The claim's canonical text.</param>
/// <param name="Probability">That at least f + 1 domains each prove the claim alone, at least as required.</param>
/// <param name="Witnesses">The plan's landmarks that can prove it, the likeliest first.</param>
public sealed record SiteCoverage(
    string Site, string Claim, double Probability, IReadOnlyList<PlannedWitness> Witnesses);
