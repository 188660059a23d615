namespace Lightcone.Location.Planning;

/// <summary>What one landmark can do for one site.</summary>
/// <param name="Landmark">Which.</param>
/// <param name="DistanceMetres">From the landmark to the site.</param>
/// <param name="LargestRadiusMillimetres">The largest disc round the landmark that is wholly in the claim's
/// zone.</param>
/// <param name="LongestRoundTripNanoseconds">The budget: the longest round trip that still proves the claim.</param>
/// <param name="Probability">That an honest host of the site answers within the budget.</param>
public sealed record PlannedWitness(PlannedLandmark Landmark, double DistanceMetres,
    long LargestRadiusMillimetres, long LongestRoundTripNanoseconds, double Probability);
