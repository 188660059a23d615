using Lightcone.Arithmetic;
using Lightcone.Geodesy;

namespace Lightcone.Ranging.Delays;

/// <summary>How well each place explains one target's round trips. Advisory: a target that delays its answers moves
/// it at will.</summary>
/// <remarks>
/// The excesses over what the model expects are taken as jointly Student-t with 8 degrees of freedom: a target's own
/// access line (0.3, the same at every landmark), what neighbouring landmarks share (0.7 of
/// <see cref="DelayCorrelation"/>), and 2 for each landmark alone, all times the variance of the outlook. Forty
/// landmarks are not forty independent witnesses, so that the sum is scaled to count as twenty at most.
/// </remarks>
internal sealed class DelayLikelihood
{
    /// <summary>The landmarks with the least round trips; farther ones add nothing but time.</summary>
    public const int MostLandmarks = 40;

    /// <summary>What logarithms are multiplied by, a prior's too: chosen so that shares of countries come out as often
    /// as they say.</summary>
    public const double Sharpness = 2;

    private const double FreedomDegrees = 8;
    private const double MostWitnesses = 10; // each counted twice, by Sharpness
    private const double SpreadShare = 1 / 3.0;
    private const double UnexplainedVariance = 0.55;
    private const double LeastUnexplained = 0.02;

    private readonly DelayModel _model;
    private readonly (Landmark Landmark, RoundTrip RoundTrip)[] _measured;
    private readonly UnitVector[] _places;
    private readonly double[] _logarithms;
    private readonly LandmarkDelays[] _delays;
    private readonly TriangularFactor _factor;
    private readonly double _knownShare;
    private readonly double _scale;

    /// <summary>The likelihood of a target's round trips.</summary>
    /// <param name="model">Must not have learnt from the target itself.</param>
    /// <param name="measurements">At least one; of a landmark that is there twice the least round trip
    /// counts.</param>
    public DelayLikelihood(DelayModel model, IEnumerable<(Landmark Landmark, RoundTrip RoundTrip)> measurements)
    {
        _model = model;
        _measured = [.. measurements.OrderBy(one => one.RoundTrip.ElapsedNanoseconds)
            .ThenBy(one => one.Landmark.Id, StringComparer.Ordinal)
            .DistinctBy(one => one.Landmark.Id, StringComparer.Ordinal).Take(MostLandmarks)];
        if (_measured.Length == 0) throw new ArgumentException("Nothing was measured.", nameof(measurements));
        _places = [.. _measured.Select(one => UnitVector.Of(one.Landmark.Position))];
        _logarithms = [.. _measured.Select(one => DelayTrend.Logarithm(one.RoundTrip))];
        _delays = [.. _measured.Select(one => model.OfLandmark(one.Landmark.Id))];
        _knownShare = (double)_delays.Count(delays => delays.Weights.Length > 0) / _delays.Length;
        _scale = Sharpness * Math.Min(1, MostWitnesses / _measured.Length);
        _factor = TriangularFactor.InverseOf(_places.Length, (i, j) =>
        {
            var own = i == j ? DelayCorrelation.Own : 0;
            var alike = DelayCorrelation.At(DelayTrend.Chord(_places[i], _places[j])) + own;
            return (0.7 * alike) + 0.3 + (i == j ? 2 : 0);
        });
    }

    /// <summary>How many landmarks count.</summary>
    public int Count => _measured.Length;

    /// <summary>What to expect of a target about here; good for some 100 km around.</summary>
    public DelayOutlook OutlookAt(UnitVector place)
    {
        var likeness = _model.LikenessTo(place);
        var expected = Expected(likeness);
        var explained = _knownShare * _model.Explained(likeness);
        return new DelayOutlook(expected, UnexplainedVariance * Math.Max(1 - explained, LeastUnexplained));
    }

    /// <summary>The excess to expect of a target about here at each landmark, without its variance.</summary>
    public double[] ExpectedAt(UnitVector place) => Expected(_model.LikenessTo(place));

    /// <summary>The logarithm of the likelihood of a place, up to a constant.</summary>
    public double LogLikelihood(UnitVector place, DelayOutlook outlook)
    {
        Span<double> excesses = stackalloc double[MostLandmarks];
        var spreads = Excesses(place, outlook.Expected, excesses);
        var squared = _factor.SquaredLength(excesses[..Count]);
        var surprise = squared / (FreedomDegrees * outlook.Variance);
        var shape = (FreedomDegrees + Count) / 2 * PortableMath.Log(1 + surprise);
        var width = Count / 2.0 * PortableMath.Log(outlook.Variance);
        return -_scale * (shape + width + (SpreadShare * spreads));
    }

    /// <summary>The same with each landmark's surprise judged by itself, so that one impossible answer cannot outweigh
    /// all others. Blunter; for finding out which answer that is.</summary>
    public double PatientLogLikelihood(UnitVector place, double[] expected)
    {
        Span<double> excesses = stackalloc double[MostLandmarks];
        Span<double> whitened = stackalloc double[MostLandmarks];
        var spreads = Excesses(place, expected, excesses);
        _factor.Whiten(excesses[..Count], whitened);
        var sum = 0.0;
        for (var k = 0; k < Count; k++)
        {
            var surprise = whitened[k] * whitened[k] / (FreedomDegrees * UnexplainedVariance);
            sum -= (FreedomDegrees + 1) / 2 * PortableMath.Log(1 + surprise);
        }

        return sum - (SpreadShare * spreads);
    }

    /// <summary>The landmark whose answer came quickest beside what all others say of a place, and by how many
    /// standard deviations it did; 0 if none came early.</summary>
    public (int Index, double Deviations) Earliest(UnitVector place, double[] expected)
    {
        Span<double> excesses = stackalloc double[MostLandmarks];
        Excesses(place, expected, excesses);
        var weighed = _factor.Solve(excesses[..Count]);
        var diagonal = _factor.InverseDiagonal();
        var (index, most) = (0, 0.0);
        for (var k = 0; k < Count; k++)
        {
            // Leaving k out, its residual is w / D with variance 1 / D (Rasmussen and Williams 2006, 5.12).
            var early = -weighed[k] / Math.Sqrt(diagonal[k] * UnexplainedVariance);
            if (early > most) (index, most) = (k, early);
        }

        return (index, most);
    }

    /// <summary>The same without one landmark.</summary>
    public DelayLikelihood Without(int index) => new(_model, _measured.Where((_, k) => k != index));

    private double[] Expected(double[] likeness) => [.. _delays.Select(delays => delays.Predict(likeness))];

    private double Excesses(UnitVector place, double[] expected, Span<double> excesses)
    {
        var spreads = 0.0;
        for (var k = 0; k < _places.Length; k++)
        {
            var chord = DelayTrend.Chord(place, _places[k]);
            excesses[k] = DelayTrend.Excess(_logarithms[k], chord, out var spread) - expected[k];
            spreads += spread;
        }

        return spreads;
    }
}
