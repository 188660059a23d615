using System.Globalization;
using Lightcone.Arithmetic;

namespace Lightcone.Simulation.Worlds;

/// <summary>How long honest round trips take in the simulated world, by measured quantiles.</summary>
internal static class PathModel
{
    /// <summary>Fibre: two thirds of the speed of light, in kilometres per millisecond one way.</summary>
    public const double FibreKilometresPerMillisecond = 199.86;

    /// <summary>The speed of light in vacuum, in kilometres per millisecond.</summary>
    public const double LightKilometresPerMillisecond = 299.792458;

    /// <summary>How much of a pair's luck each end brings along: a bad access line is bad towards everyone.</summary>
    private const double HostShare = 0.35;

    private static readonly double[] Levels = [0.01, 0.10, 0.25, 0.50, 0.75, 0.80, 0.90, 0.99];

    private static readonly Lazy<IReadOnlyList<Anchor>> Anchors = new(Read);

    // Measured differences between the two directions of a pair: p50 0.04, p90 0.29, p99 42 ms.
    private static readonly double[] AsymmetryLevels = [0, 0.5, 0.9, 0.99, 1];
    private static readonly double[] AsymmetryMilliseconds = [0, 0.04, 0.29, 42, 150];

    /// <summary>The round trip in milliseconds at a quantile of luck; never faster than fibre on the great
    /// circle.</summary>
    /// <param name="kilometres">The geodesic distance.</param>
    /// <param name="luck">0 (best) to 1 (worst).</param>
    public static double Milliseconds(double kilometres, double luck)
    {
        var anchors = Anchors.Value;
        var upper = 0;
        while (upper < anchors.Count && anchors[upper].Kilometres < kilometres) upper++;
        var above = anchors[Math.Min(upper, anchors.Count - 1)];
        var below = anchors[Math.Max(upper - 1, 0)];
        var excess = Interpolate(Levels, below.Excess, luck);
        if (above != below)
        {
            var share = (PortableMath.Log(kilometres) - PortableMath.Log(below.Kilometres))
                / (PortableMath.Log(above.Kilometres) - PortableMath.Log(below.Kilometres));
            excess += share * (Interpolate(Levels, above.Excess, luck) - excess);
        }

        return (2 * kilometres / FibreKilometresPerMillisecond) + excess;
    }

    /// <summary>Combines the standing of both ends and the path's own draw into one quantile (a Gaussian
    /// copula).</summary>
    /// <param name="a">The standing of one end, standard normal; high is slow.</param>
    /// <param name="b">The standing of the other end.</param>
    /// <param name="path">The path's own draw, standard normal.</param>
    public static double Luck(double a, double b, double path)
    {
        var own = Math.Sqrt(1 - (2 * HostShare * HostShare));
        return Normal.Cumulative((HostShare * (a + b)) + (own * path));
    }

    /// <summary>What the slower direction of a pair adds, in milliseconds.</summary>
    public static double Asymmetry(double quantile) =>
        Interpolate(AsymmetryLevels, AsymmetryMilliseconds, quantile);

    private static double Interpolate(double[] levels, double[] values, double level)
    {
        if (level <= levels[0]) return values[0];
        for (var i = 1; i < levels.Length; i++)
        {
            if (level > levels[i]) continue;
            var share = (level - levels[i - 1]) / (levels[i] - levels[i - 1]);
            return values[i - 1] + (share * (values[i] - values[i - 1]));
        }

        return values[^1];
    }

    private static List<Anchor> Read() =>
        [.. EmbeddedTable.Lines("path-quantiles.csv").Select(line =>
        {
            var numbers = line.Split(',').Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray();
            return new Anchor(numbers[0], numbers[1..]);
        })];

    private sealed record Anchor(double Kilometres, double[] Excess);
}
