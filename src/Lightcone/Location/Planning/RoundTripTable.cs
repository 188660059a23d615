using System.Globalization;

namespace Lightcone.Location.Planning;

/// <summary>How likely an honest host answers within so many milliseconds, by distance from the landmark.</summary>
/// <remarks>From measured round trips; the embedded <c>rtt-by-distance.csv</c> names its sources and the rules by which
/// it errs downward. It plans networks; it never judges anybody.</remarks>
public static class RoundTripTable
{
    private const double FibreKilometresPerMillisecond = 199.86;

    private static readonly Lazy<IReadOnlyList<Band>> Bands = new(Read);

    /// <summary>A probability that is not too high: never rises with distance, never falls with time.</summary>
    /// <param name="kilometres">The geodesic distance, at least 0.</param>
    /// <param name="milliseconds">The largest round trip that is of use.</param>
    /// <returns>0 to 0.9: nothing rarer than one in ten was tabulated.</returns>
    public static double Probability(double kilometres, double milliseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(kilometres);
        var least = 1.0;
        foreach (var band in Bands.Value)
        {
            // A farther host is never better off than a nearer one, though the measured bands overlap a little.
            if (band.FromKilometres > kilometres) break;
            least = Math.Min(least, band.Probability(milliseconds, 2 * kilometres / FibreKilometresPerMillisecond));
        }

        return least;
    }

    private static List<Band> Read()
    {
        using var stream = typeof(RoundTripTable).Assembly.GetManifestResourceStream("rtt-by-distance.csv")
            ?? throw new InvalidOperationException("rtt-by-distance.csv is not embedded");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n')
            .Where(line => line.Length > 0 && line[0] != '#')
            .Skip(1)
            .Select(Parse)
            .GroupBy(row => row.FromKilometres)
            .OrderBy(rows => rows.Key)
            .Select(rows => new Band(rows.Key, [.. rows]))];
    }

    private static Row Parse(string line)
    {
        var fields = line.Split(',');
        double Number(int index) => double.Parse(fields[index], CultureInfo.InvariantCulture);
        return new Row(Number(0), fields[2] == "1", Number(3), Number(4));
    }

    private sealed record Row(double FromKilometres, bool OverFibre, double Milliseconds, double Probability);

    private sealed record Band(double FromKilometres, Row[] Rows)
    {
        public double Probability(double milliseconds, double fibreMilliseconds)
        {
            var probability = 0.0;
            foreach (var row in Rows)
            {
                var needed = row.OverFibre ? row.Milliseconds + fibreMilliseconds : row.Milliseconds;
                if (needed <= milliseconds) probability = Math.Max(probability, row.Probability);
            }

            return probability;
        }
    }
}
