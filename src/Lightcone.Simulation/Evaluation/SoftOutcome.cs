using Lightcone.Geodesy;

namespace Lightcone.Simulation.Evaluation;

/// <summary>What the advisory estimate says of one target whose place is known.</summary>
/// <param name="Point">The median point; null without an estimate.</param>
/// <param name="IsInHalf">The declared place is in the area of 50 %.</param>
/// <param name="IsInNineTenths">The declared place is in the area of 90 %.</param>
/// <param name="IsCountryRight">The declared country is the likeliest one.</param>
/// <param name="Area90Km2">The area of 90 %.</param>
internal sealed record SoftOutcome(
    GeoPoint? Point, bool IsInHalf, bool IsInNineTenths, bool IsCountryRight, double Area90Km2)
{
    /// <summary>Of one thread, calibration left out.</summary>
    public required double Milliseconds { get; init; }
}
