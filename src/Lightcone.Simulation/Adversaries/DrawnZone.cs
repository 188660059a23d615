using Lightcone.Geodesy;
using Lightcone.Simulation.Worlds;

namespace Lightcone.Simulation.Adversaries;

/// <summary>A zone of a trial with what the truth needs to know of it.</summary>
/// <param name="Zone">What is claimed.</param>
/// <param name="IsCertainlyOutside">Whether a place is outside, by the exact shape and not by the zone's own
/// test.</param>
/// <param name="JustOutside">A place barely outside in the given direction, or null.</param>
internal sealed record DrawnZone(
    Zone Zone, Func<GeoPoint, bool> IsCertainlyOutside, Func<double, Xoshiro256, GeoPoint?> JustOutside);
