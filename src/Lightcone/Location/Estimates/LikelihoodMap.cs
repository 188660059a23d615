using Lightcone.Arithmetic;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Ranging.Delays;

namespace Lightcone.Location.Estimates;

/// <summary>The land of a hard region as patches with their likelihoods, from coarse to fine.</summary>
/// <remarks>Rules. Only land within the region: the estimate never leaves what the hard bound allows. What the delay
/// model expects is worked out for coarse cells (at most 144 km wide) and kept for their parts, since it varies slowly;
/// how well a place fits is worked out for each part. Parts far less likely than the best are given up on the way
/// down, and those that are only unlikely stay as large as they are. As many landmarks as may be wrong are set aside if
/// they answered too early to fit with all others; one that answers late is like any honest detour and needs no setting
/// aside.</remarks>
internal sealed class LikelihoodMap
{
    private const int CoarsestLevel = 6;
    private const int FinestCoarseLevel = 9;
    private const int FewestCoarseCells = 40;
    private const int LevelsBelow = 2;
    private const double TooEarlyDeviations = 2;

    // What is given up is less likely than the best by a factor of a million.
    private const double Hopeless = 14;

    // What is less likely than this is kept as it is: its edges are not worth drawing.
    private const double Unlikely = 8;

    private readonly Region _region;
    private readonly BoundaryPack _pack;

    private LikelihoodMap(Region region, BoundaryPack pack)
    {
        _region = region;
        _pack = pack;
    }

    /// <summary>The likelihood over the land of a region, likeliest first; empty if the region touches none.</summary>
    /// <param name="region">Where the target can be.</param>
    /// <param name="pack">What is land.</param>
    /// <param name="likelihood">Of the target's round trips.</param>
    /// <param name="faults">How many landmarks may be set aside.</param>
    public static IReadOnlyList<LikelyCell> Of(Region region, BoundaryPack pack, DelayLikelihood likelihood, int faults)
    {
        var map = new LikelihoodMap(region, pack);
        var coarse = map.CoarseLand();
        if (coarse.Count == 0) return [];
        for (var i = 0; i < faults && likelihood.Count > 3; i++)
        {
            if (TooEarly(coarse, likelihood) is not { } index) break;
            likelihood = likelihood.Without(index);
        }

        var open = Hopeful([.. coarse.Select(cell => Coarse(cell, likelihood))]);
        for (var level = coarse[0].Level; level < coarse[0].Level + LevelsBelow; level++)
        {
            var best = open.Max(patch => patch.Logarithm);
            open = Hopeful([.. open.SelectMany(patch => patch.Cell.Level == level && patch.Most >= best - Unlikely
                ? map.QuartersOnLand(patch.Cell).Select(cell => Part(cell, patch, likelihood))
                : [patch with { Most = patch.Logarithm }])]);
        }

        return Weighed(open);
    }

    private List<Cell> CoarseLand()
    {
        var cells = Enumerable.Range(0, Cell.Faces).Select(Cell.OfFace).Where(IsLand).ToList();
        for (var level = 1; level <= FinestCoarseLevel; level++)
        {
            if (level > CoarsestLevel && cells.Count >= FewestCoarseCells) break;
            cells = [.. cells.SelectMany(QuartersOnLand)];
        }

        return cells;
    }

    private IEnumerable<Cell> QuartersOnLand(Cell cell) =>
        Enumerable.Range(0, 4).Select(cell.Child).Where(IsLand);

    private bool IsLand(Cell cell) => _region.Touches(cell) && !_pack.AtomsTouching(cell).IsEmpty;

    private static int? TooEarly(List<Cell> coarse, DelayLikelihood likelihood)
    {
        var best = coarse.Select(cell => (Place: cell.Centre, Expected: likelihood.ExpectedAt(cell.Centre)))
            .MaxBy(one => likelihood.PatientLogLikelihood(one.Place, one.Expected));
        var (index, deviations) = likelihood.Earliest(best.Place, best.Expected);
        return deviations > TooEarlyDeviations ? index : null;
    }

    private static Patch Coarse(Cell cell, DelayLikelihood likelihood)
    {
        var middle = cell.Centre;
        var outlook = likelihood.OutlookAt(middle);
        var cities = CityPrior.OfEarth.Near(middle, Cell.CircumradiusRadians(cell.Level));
        var patch = Part(cell, new Patch(cell, outlook, cities, 0, 0), likelihood);
        // Its middle may lie far from the city that one of its parts is in.
        var most = DelayLikelihood.Sharpness * (cities.Most - cities.Logarithm(middle));
        return patch with { Most = patch.Logarithm + most };
    }

    private static Patch Part(Cell cell, Patch whole, DelayLikelihood likelihood)
    {
        var middle = cell.Centre;
        var prior = DelayLikelihood.Sharpness * whole.Cities.Logarithm(middle);
        var logarithm = likelihood.LogLikelihood(middle, whole.Outlook) + prior;
        return new(cell, whole.Outlook, whole.Cities, logarithm, logarithm);
    }

    private static List<Patch> Hopeful(List<Patch> patches)
    {
        if (patches.Count == 0) return patches;
        var best = patches.Max(patch => patch.Logarithm);
        patches.RemoveAll(patch => patch.Most < best - Hopeless);
        return patches;
    }

    private static IReadOnlyList<LikelyCell> Weighed(List<Patch> patches)
    {
        if (patches.Count == 0) return [];
        var best = patches.Max(patch => patch.Logarithm);
        var weights = patches.Select(patch => PortableMath.Exp(patch.Logarithm - best) * patch.Cell.AreaSquareMetres)
            .ToArray();
        var sum = weights.Sum();
        return [.. patches.Select((patch, i) => new LikelyCell(patch.Cell, best - patch.Logarithm, weights[i] / sum))
            .OrderBy(cell => cell.Drop).ThenBy(cell => cell.Cell.Id)];
    }

    /// <summary>A patch, the logarithm of its likelihood at its middle, and about the most that a part has.</summary>
    private readonly record struct Patch(
        Cell Cell, DelayOutlook Outlook, CityPrior Cities, double Logarithm, double Most);
}
