using Lightcone.Geodesy;
using Lightcone.Location;
using Lightcone.Ranging;
using Lightcone.Simulation.Baselines;

namespace Lightcone.Simulation.Adversaries;

/// <summary>Attack 22: a prover that knows landmarks and calibration delays each answer so that the published methods
/// place it where it likes (after Gill, Ganjali, Wong, Lie: "Dude, where's that IP?", 2010).</summary>
public static class KnownCalibrationAttack
{
    /// <summary>The measurements after the lie: each answer as late as the landmark's own bestline expects of a host
    /// at the decoy, but never earlier than the truth, for delay can only be added.</summary>
    /// <param name="truth">What the landmarks would measure without the lie.</param>
    /// <param name="decoy">Where the prover wants to seem to be.</param>
    /// <param name="calibration">What the verifier calibrates with.</param>
    public static IReadOnlyList<Measurement> Apply(
        IReadOnlyList<Measurement> truth, GeoPoint decoy, CalibrationMesh calibration) =>
        [.. truth.Select(measurement =>
        {
            const double Greatest = 2 / CbgPlusPlus.SlowlineKilometresPerMillisecond;
            var landmark = measurement.Landmark;
            var line = Bestline.Under(calibration.PointsOf(landmark.Id),
                Bestline.Baseline.SlopeMillisecondsPerKilometre, Greatest);
            var kilometres = Geodesic.Metres(landmark.Position, decoy) / 1000;
            // A little more than the bestline: the decoy is then just inside every disc.
            var wanted = 1.01 * ((kilometres * line.SlopeMillisecondsPerKilometre) + line.InterceptMilliseconds);
            var nanoseconds = Math.Max(measurement.RoundTrip.ElapsedNanoseconds, (long)(wanted * 1e6) + 1);
            return new Measurement(landmark, new RoundTrip(nanoseconds));
        })];
}
