using Lightcone.Geodesy;
using Lightcone.Location;

namespace Lightcone.Simulation.Baselines;

/// <summary>The target is where the landmark with the least round trip is.</summary>
public static class ShortestPing
{
    /// <summary>The declared place of the nearest landmark in time; among equals the first.</summary>
    /// <exception cref="InvalidOperationException">There are no measurements.</exception>
    public static GeoPoint Locate(IReadOnlyList<Measurement> measurements) =>
        measurements.MinBy(measurement => measurement.RoundTrip.ElapsedNanoseconds)!.Landmark.Position;
}
