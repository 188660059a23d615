using System.Globalization;
using Lightcone.Geodesy;

namespace Lightcone.Cli.Input;

/// <summary>Claims as they are written on a command line.</summary>
internal static class ClaimText
{
    /// <summary>The prohibited set that is taken when nothing is claimed: the question that export law asks.</summary>
    public static readonly IReadOnlyList<string> DefaultOutside = ["CN", "HK", "MO"];

    private const double LargestKilometres = 20_100;

    /// <summary>LAT,LON,KM: a zone round a point.</summary>
    /// <exception cref="UsageProblem">It is not three numbers in range.</exception>
    public static Cap Cap(string text)
    {
        var parts = text.Split(',');
        if (parts.Length != 3 || !TryNumber(parts[0], out var latitude) || !TryNumber(parts[1], out var longitude)
            || !TryNumber(parts[2], out var kilometres))
        {
            throw new UsageProblem($"--claim {text}: LAT,LON,KM is expected, for example 1.35,103.82,300");
        }

        if (latitude is not (>= -90 and <= 90))
            throw new UsageProblem($"--claim {text}: the latitude is not in -90..90");
        if (longitude is not (>= -180 and <= 180))
            throw new UsageProblem($"--claim {text}: the longitude is not in -180..180");
        if (kilometres is not (> 0 and <= LargestKilometres))
            throw new UsageProblem($"--claim {text}: the radius must be above 0 and at most {LargestKilometres} km");
        // Rounded down: a claim must not become easier than it was written.
        return new Cap(new GeoPoint(latitude, longitude), (long)Math.Floor(kilometres * 1e6));
    }

    /// <summary>CC,CC,...: ISO 3166-1 alpha-2 codes, without repeats, in the order given.</summary>
    /// <exception cref="UsageProblem">One of them is not two letters.</exception>
    public static IReadOnlyList<string> Countries(string option, string text)
    {
        var codes = text.Split(',', StringSplitOptions.TrimEntries).Select(code => code.ToUpperInvariant()).ToList();
        var bad = codes.Find(code => code.Length != 2 || !code.All(char.IsAsciiLetterUpper));
        return bad is null
            ? [.. codes.Distinct(StringComparer.Ordinal)]
            : throw new UsageProblem($"{option} {text}: '{bad}' is not a country of two letters, for example CN,HK,MO");
    }

    private static bool TryNumber(string text, out double value) =>
        double.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out value)
        && double.IsFinite(value);
}
