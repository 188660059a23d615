namespace Lightcone.Simulation.Evaluation;

/// <summary>How well the advisory estimate is calibrated, over all targets that are not flagged.</summary>
/// <param name="Coverage50">Share of declared places inside the 50 % region.</param>
/// <param name="Coverage90">Share of declared places inside the 90 % region.</param>
/// <param name="CountryTop1">Share whose declared country is the likeliest one.</param>
/// <param name="MedianArea90Km2">Median area of the 90 % region, square kilometres.</param>
public sealed record SoftSummary(double Coverage50, double Coverage90, double CountryTop1, double MedianArea90Km2)
{
    internal static SoftSummary Of(IReadOnlyList<SoftOutcome> outcomes) => new(
        Quantiles.Share([.. outcomes.Select(outcome => outcome.IsInHalf)]),
        Quantiles.Share([.. outcomes.Select(outcome => outcome.IsInNineTenths)]),
        Quantiles.Share([.. outcomes.Select(outcome => outcome.IsCountryRight)]),
        Quantiles.Of([.. outcomes.Select(outcome => outcome.Area90Km2)], 0.5));
}
