using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Ranging.Delays;

namespace Lightcone.Location.Estimates;

/// <summary>From round-trip times to where a target probably is. Advisory, outside every signed byte.</summary>
/// <remarks>Where the hard bound takes nothing for granted, this takes much: that the target's delays are like those of
/// honest hosts, that its neighbours' paths resemble its own, that it stands on land and rather in a city. Safe to
/// share between threads.</remarks>
public sealed class SoftEstimator
{
    private const int MostPointsCompared = 256;

    private readonly DelayModel _model;
    private readonly BoundaryPack _pack;
    private readonly DropLimits _limits;

    private SoftEstimator(DelayModel model, BoundaryPack pack, DropLimits limits)
    {
        _model = model;
        _pack = pack;
        _limits = limits;
    }

    /// <summary>An estimator without any calibration: usual delays, default areas.</summary>
    /// <param name="pack">What is land.</param>
    public static SoftEstimator Uncalibrated(BoundaryPack pack) =>
        new(DelayModel.Uncalibrated, pack, DropLimits.Default);

    /// <summary>An estimator that learnt delays and the size of its areas from a set.</summary>
    /// <param name="calibration">Must leave out the target.</param>
    /// <param name="pack">What is land.</param>
    public static SoftEstimator Calibrate(EstimateCalibration calibration, BoundaryPack pack)
    {
        var model = DelayModel.Calibrate(calibration.Set, calibration.Admits, calibration.Admits);
        var learnt = Uncalibrated(pack).With(model);
        return learnt.WithAreasOf(CrossConformal.Drops(calibration, learnt));
    }

    /// <summary>The same areas with another model of delays.</summary>
    /// <param name="model">Must not have learnt from the target.</param>
    public SoftEstimator With(DelayModel model) => new(model, _pack, _limits);

    /// <summary>Where the target probably is.</summary>
    /// <param name="measurements">Of the target.</param>
    /// <param name="result">The solver's answer for the same measurements: the estimate stays within its region. If
    /// that is empty, as many landmarks are taken as wrong as it needs.</param>
    /// <returns>null if nothing was measured, or no land is left.</returns>
    public SoftEstimate? Estimate(IReadOnlyList<Measurement> measurements, LocationResult result)
    {
        var cells = Likely(measurements, result);
        if (cells.Count == 0) return null;
        return new SoftEstimate
        {
            Point = MedianPoint(cells),
            Half = Region.Of(cells.TakeWhile(cell => cell.Drop <= _limits.Half).Select(cell => cell.Cell)),
            NineTenths = Region.Of(cells.TakeWhile(cell => cell.Drop <= _limits.NineTenths).Select(cell => cell.Cell)),
            Countries = Countries(cells),
            CalibrationHosts = _limits.Hosts,
        };
    }

    /// <summary>How far a place lies below the likeliest one; infinity if it was given up.</summary>
    internal double DropAt(GeoPoint place, IReadOnlyList<Measurement> measurements, LocationResult result)
    {
        var finest = Cell.Containing(UnitVector.Of(place));
        foreach (var cell in Likely(measurements, result))
            if (cell.Cell.Contains(finest)) return cell.Drop;
        return double.PositiveInfinity;
    }

    internal SoftEstimator WithAreasOf(IEnumerable<double> drops) => new(_model, _pack, DropLimits.Of(drops));

    /// <summary>The land that is left by likelihood, the likeliest first.</summary>
    internal IReadOnlyList<LikelyCell> Likely(IReadOnlyList<Measurement> measurements, LocationResult result)
    {
        if (measurements.Count == 0) return [];
        var (faults, region) = (result.FaultsTolerated, result.Region);
        // Doubled, and one region for each: of 65,000 landmarks that disagree, half may have to be set aside.
        while (region.IsEmpty)
        {
            faults = (2 * faults) + 1;
            region = LocationSolver.RegionAt(measurements, faults);
        }

        var likelihood = new DelayLikelihood(_model, measurements.Select(one => (one.Landmark, one.RoundTrip)));
        return LikelihoodMap.Of(region, _pack, likelihood, faults);
    }

    private static GeoPoint MedianPoint(IReadOnlyList<LikelyCell> cells)
    {
        var heaviest = cells.OrderByDescending(cell => cell.Mass).ThenBy(cell => cell.Cell.Id).Take(MostPointsCompared)
            .Select(cell => (cell.Cell.Centre, cell.Mass)).ToArray();
        var (best, least) = (heaviest[0].Centre, double.PositiveInfinity);
        foreach (var (candidate, _) in heaviest)
        {
            var sum = 0.0;
            foreach (var (other, mass) in heaviest) sum += mass * DelayTrend.Chord(candidate, other);
            if (sum < least) (best, least) = (candidate, sum);
        }

        return best.ToGeoPoint();
    }

    private LikelyCountry[] Countries(IReadOnlyList<LikelyCell> cells)
    {
        const double Least = 0.001;
        var masses = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (atoms, mass) in MassByAtoms(cells, Least))
        {
            foreach (var atom in _pack.Select(atoms))
            {
                var name = atom.Iso2 ?? atom.Name;
                masses[name] = masses.GetValueOrDefault(name) + (mass / atoms.Count);
            }
        }

        return [.. masses.Where(entry => entry.Value >= Least)
            .OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => new LikelyCountry(entry.Key, entry.Value))];
    }

    /// <summary>What the patches touch, with their mass; when less than the least is left, the rest is left
    /// out.</summary>
    private Dictionary<AtomSet, double> MassByAtoms(IReadOnlyList<LikelyCell> cells, double least)
    {
        var masses = new Dictionary<AtomSet, double>();
        var left = 1.0;
        foreach (var (cell, _, mass) in cells.TakeWhile(_ => left >= least))
        {
            var atoms = _pack.AtomsTouching(cell);
            if (atoms.Count > 1 && _pack.AtomsAt(cell.Centre.ToGeoPoint()) is { IsEmpty: false } here) atoms = here;
            masses[atoms] = masses.GetValueOrDefault(atoms) + mass;
            left -= mass;
        }

        return masses;
    }
}
