using System.Globalization;
using Lightcone.Benchmarks.Geodesy;
using Lightcone.Benchmarks.Location;

namespace Lightcone.Benchmarks.Documents;

/// <summary>The document's first sentence.</summary>
internal static class Headline
{
    /// <returns>null if the run left out what the sentence speaks of.</returns>
    public static string? Of(IReadOnlyList<SpeedTable> tables)
    {
        var region = tables.FirstOrDefault(t => t.Name == "region");
        var grid = region?.Median(nameof(RegionBenchmarks.Grid));
        var covering = region?.Median(nameof(RegionBenchmarks.Covering));
        var claim = tables.FirstOrDefault(t => t.Name == "claims")
            ?.LongestMedian(nameof(ClaimBenchmarks.AssessAlone));
        if (grid is not { } whole || covering is not { } part || claim is not { } check) return null;
        var times = (whole / part).ToString("F0", CultureInfo.InvariantCulture);
        return $"**The hard region from 64 landmarks takes {SpeedTable.Time(part)}, {times} times less than a grid of\n"
            + $"0.1 degrees; a claim is checked against up to 188 discs in at most {SpeedTable.Time(check)}.**";
    }
}
