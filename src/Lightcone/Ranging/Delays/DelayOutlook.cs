namespace Lightcone.Ranging.Delays;

/// <summary>What a delay model expects of a target in some neighbourhood.</summary>
/// <param name="Expected">The excess at each landmark of the likelihood, in spreads.</param>
/// <param name="Variance">Of a single excess about that.</param>
internal sealed record DelayOutlook(double[] Expected, double Variance);
