using Lightcone.Ranging;

namespace Lightcone.Location;

/// <summary>One landmark's measured round trip to the target.</summary>
/// <param name="Landmark">Who measured; it may be wrong, or lying.</param>
/// <param name="RoundTrip">On the landmark's clock.</param>
public sealed record Measurement(Landmark Landmark, RoundTrip RoundTrip)
{
    /// <summary>All measurements of one host of a set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="targetIndex">The target's index in the set's hosts.</param>
    public static IReadOnlyList<Measurement> Of(RttSet set, int targetIndex) =>
        [.. set.ToTarget(targetIndex).Select(row => new Measurement(set.LandmarkAt(row.LandmarkIndex), row.RoundTrip))];
}
