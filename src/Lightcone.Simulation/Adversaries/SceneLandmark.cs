using Lightcone.Geodesy;
using Lightcone.Ranging;

namespace Lightcone.Simulation.Adversaries;

/// <summary>A landmark of a trial.</summary>
/// <param name="Register">What everybody believes of it.</param>
/// <param name="Actual">Where it stands; for a good landmark within its position error.</param>
/// <param name="IsBad">Whether it signs whatever suits the liar.</param>
internal sealed record SceneLandmark(Landmark Register, GeoPoint Actual, bool IsBad);
