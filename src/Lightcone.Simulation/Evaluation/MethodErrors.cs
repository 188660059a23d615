namespace Lightcone.Simulation.Evaluation;

/// <summary>How far a method's points are from the declared places, over all targets that are not flagged.</summary>
/// <param name="MedianKm">Half of them are nearer.</param>
/// <param name="MeanKm">The mean.</param>
/// <param name="P90Km">Nine in ten are nearer.</param>
public sealed record MethodErrors(double MedianKm, double MeanKm, double P90Km)
{
    /// <summary>The summary of these errors, in kilometres; NaN where there are none.</summary>
    public static MethodErrors Of(IReadOnlyList<double> kilometres) => new(
        Quantiles.Of(kilometres, 0.5), Quantiles.Mean(kilometres), Quantiles.Of(kilometres, 0.9));
}
