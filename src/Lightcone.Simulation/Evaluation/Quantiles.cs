namespace Lightcone.Simulation.Evaluation;

/// <summary>Summaries of a few hundred numbers, summed in the order given.</summary>
internal static class Quantiles
{
    /// <summary>The quantile with linear interpolation between order statistics (Hyndman and Fan 1996, type
    /// 7).</summary>
    public static double Of(IReadOnlyList<double> values, double share)
    {
        if (values.Count == 0) return double.NaN;
        double[] sorted = [.. values.Order()];
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }

    public static double Mean(IReadOnlyList<double> values) =>
        values.Count == 0 ? double.NaN : values.Sum() / values.Count;

    /// <summary>How many of these are true; 0 where there are none.</summary>
    public static double Share(IReadOnlyList<bool> facts) =>
        facts.Count == 0 ? 0 : (double)facts.Count(fact => fact) / facts.Count;
}
