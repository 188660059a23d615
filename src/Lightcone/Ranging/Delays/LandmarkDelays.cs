using Lightcone.Arithmetic;

namespace Lightcone.Ranging.Delays;

/// <summary>What a delay model learnt of one landmark.</summary>
/// <param name="Level">Its access delay, in spreads.</param>
/// <param name="Weights">Of each calibrating host in a prediction; empty for a landmark that was not
/// calibrated.</param>
internal sealed record LandmarkDelays(double Level, double[] Weights)
{
    public static LandmarkDelays Unknown { get; } = new(0, []);

    /// <summary>The excess to expect from a place that is so alike to the calibrating hosts.</summary>
    public double Predict(ReadOnlySpan<double> likeness) => Level + DotProduct.Of(Weights, likeness);
}
