using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Location.Estimates;
using Lightcone.Ranging.Delays;

namespace Lightcone.Tests.Location.Estimates;

/// <summary>What <see cref="LikelihoodMap"/> abbreviates: every patch of land of one size within the region, each with
/// its own outlook, none given up. Also compiled into the benchmarks.</summary>
internal static class BruteForceMap
{
    /// <summary>The likeliest patch and the logarithm of its likelihood; null if the region touches no land.</summary>
    public static (Cell Cell, double Logarithm)? Likeliest(
        Region region, BoundaryPack pack, DelayLikelihood likelihood, int level)
    {
        (Cell Cell, double Logarithm)? best = null;
        foreach (var cell in Land(region, pack, level))
        {
            var logarithm = Logarithm(likelihood, cell);
            if (best is null || logarithm > best.Value.Logarithm) best = (cell, logarithm);
        }

        return best;
    }

    /// <summary>The logarithm of the likelihood of a patch, judged by its middle.</summary>
    public static double Logarithm(DelayLikelihood likelihood, Cell cell) =>
        likelihood.LogLikelihood(cell.Centre, likelihood.OutlookAt(cell.Centre))
        + (DelayLikelihood.Sharpness * CityPrior.OfEarth.Logarithm(cell.Centre));

    /// <summary>All patches of land of one level within the region.</summary>
    public static IEnumerable<Cell> Land(Region region, BoundaryPack pack, int level)
    {
        bool IsLand(Cell cell) => region.Touches(cell) && !pack.AtomsTouching(cell).IsEmpty;
        IEnumerable<Cell> Within(Cell cell) => cell.Level == level ? [cell]
            : Enumerable.Range(0, 4).Select(cell.Child).Where(IsLand).SelectMany(Within);
        return Enumerable.Range(0, Cell.Faces).Select(Cell.OfFace).Where(IsLand).SelectMany(Within);
    }
}
