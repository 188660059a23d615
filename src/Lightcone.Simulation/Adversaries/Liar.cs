using Lightcone.Geodesy;
using Lightcone.Location;
using Lightcone.Ranging;
using Lightcone.Simulation.Worlds;

namespace Lightcone.Simulation.Adversaries;

/// <summary>What a liar who sees everything can have measured: honest landmarks can only be delayed.</summary>
internal sealed class Liar
{
    private const double SatelliteMilliseconds = 238;

    private readonly TrialScene _scene;
    private readonly long[] _least;
    private readonly double _extra;

    public Liar(TrialScene scene)
    {
        _scene = scene;
        _least = [.. scene.Landmarks.Select(landmark => LeastNanoseconds(landmark))];
        _extra = scene.Random.Between(0, 100);
    }

    /// <summary>Every list of measurements the liar considers for making the zone look true or false.</summary>
    /// <param name="zone">The claim.</param>
    public IEnumerable<IReadOnlyList<Measurement>> Lies(Zone zone)
    {
        // Without bad landmarks there is nothing to choose in what they sign.
        var signings = _scene.Landmarks.Any(landmark => landmark.IsBad) ? Enum.GetValues<Signing>() : [default];
        foreach (var delayed in new[] { true, false })
        {
            foreach (var signed in signings)
                yield return [.. Enumerable.Range(0, _least.Length)
                    .Where(index => !Starves(index))
                    .Select(index => Lie(index, zone, delayed, signed))];
        }
    }

    private Measurement Lie(int index, Zone zone, bool delayed, Signing signed)
    {
        var landmark = _scene.Landmarks[index];
        if (landmark.IsBad) return Sign(landmark, zone, signed, _least[index]);
        var nanoseconds = delayed ? Math.Max(_least[index], Delayed(landmark, _least[index])) : _least[index];
        return new Measurement(landmark.Register, new RoundTrip(nanoseconds));
    }

    private enum Signing
    {
        /// <summary>A disc that just fits into the zone: pulls no more than it must.</summary>
        FitsZone,

        /// <summary>The shortest round trip there is.</summary>
        Shortest,

        /// <summary>The truth, at a false place.</summary>
        FalsePlace,

        /// <summary>So long that the disc says nothing: makes the honest ones look contradictory or alone.</summary>
        Longest,
    }

    private Measurement Sign(SceneLandmark landmark, Zone zone, Signing signed, long truth)
    {
        if (_scene.Attack is AttackKind.Framing) signed = Signing.Longest;
        if (_scene.Attack is AttackKind.ClockFault) return new(landmark.Register, new RoundTrip(1_000_000));
        if (_scene.Attack is AttackKind.WrongPosition && signed is Signing.Shortest) signed = Signing.FalsePlace;
        return signed switch
        {
            Signing.FitsZone => new(landmark.Register, Fitting(landmark.Register, zone)),
            Signing.Shortest => new(landmark.Register, new RoundTrip(1)),
            Signing.FalsePlace => new(landmark.Register with { Position = _scene.Decoy }, new RoundTrip(truth)),
            _ => new(landmark.Register, new RoundTrip(400_000_000)),
        };
    }

    /// <summary>The longest round trip whose disc is still inside the zone; 1 ns if none is.</summary>
    private static RoundTrip Fitting(Landmark landmark, Zone zone)
    {
        var largest = zone.LargestRadiusInside(landmark.Position);
        long fits = 1, tooLong = 200_000_000;
        while (tooLong - fits > 1)
        {
            var middle = (fits + tooLong) / 2;
            var radius = DistanceBound.RadiusMillimetres(new RoundTrip(middle), landmark.PositionErrorMillimetres);
            if (radius <= largest) fits = middle;
            else tooLong = middle;
        }

        return new RoundTrip(fits);
    }

    /// <summary>The least a good landmark can measure: light to the nearest copy and back, on a clock that runs slow
    /// by the whole allowance, over a path that is shorter by the whole allowance for terrain, so that a bound without
    /// either is caught; or, for honest paths, what networks usually need.</summary>
    private long LeastNanoseconds(SceneLandmark landmark)
    {
        var metres = _scene.KeyPlaces.Min(key => Geodesic.Metres(landmark.Actual, key));
        var light = 2 * metres / 0.299792458 / 1.0001 / 1.001;
        var random = _scene.Random;
        var usual = 1e6 * PathModel.Milliseconds(metres / 1000, random.Unit());
        var fast = _scene.Attack is AttackKind.FastPath or AttackKind.CopiedKeys || random.Chance(0.5);
        var least = fast && _scene.Attack is not AttackKind.Honest ? light : usual;
        if (_scene.Attack is AttackKind.SlowPath) least = Math.Max(least, SatelliteMilliseconds * 1e6);
        return Math.Max(1, (long)Math.Ceiling(least));
    }

    private long Delayed(SceneLandmark landmark, long least)
    {
        var decoyMetres = Geodesic.Metres(landmark.Register.Position, _scene.Decoy);
        return _scene.Attack switch
        {
            AttackKind.Honest or AttackKind.FastPath or AttackKind.Helper => least,
            AttackKind.ConstantDelay => least + (long)(_extra * 1e6),
            // The decoy's distance at 4/9 c with an access line's delay: what calibration expects of an honest host.
            AttackKind.KnownCalibration => (long)((2e6 * decoyMetres / 133_240) + 1e6),
            _ => (long)(2e6 * decoyMetres / 199_860),
        };
    }

    private bool Starves(int index)
    {
        if (_scene.Attack is not AttackKind.Starving || _scene.Landmarks[index].IsBad) return false;
        var landmark = _scene.Landmarks[index];
        return Geodesic.Metres(landmark.Actual, _scene.KeyPlaces[0])
            < Geodesic.Metres(landmark.Actual, _scene.Decoy);
    }
}
