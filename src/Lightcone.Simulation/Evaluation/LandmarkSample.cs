using Lightcone.Simulation.Worlds;

namespace Lightcone.Simulation.Evaluation;

/// <summary>Draws landmarks for a target so that the same seed, target and candidates always give the same ones,
/// in whatever order they come and on however many threads.</summary>
internal static class LandmarkSample
{
    /// <summary>The first candidates in an order that depends on nothing but the seed and
    /// the ids; then back in the order of the candidates.</summary>
    public static IReadOnlyList<T> Draw<T>(IReadOnlyList<T> candidates, Func<T, string> id, string target,
        (int? Count, ulong Seed) plan)
    {
        if (plan.Count is not { } count || candidates.Count <= count) return candidates;
        var start = Mixed(plan.Seed ^ IdHash.Of(target));
        return [.. candidates
            .Select((candidate, index) => (candidate, index, key: Mixed(start ^ IdHash.Of(id(candidate)))))
            .OrderBy(drawn => drawn.key).ThenBy(drawn => id(drawn.candidate), StringComparer.Ordinal)
            .Take(count)
            .OrderBy(drawn => drawn.index)
            .Select(drawn => drawn.candidate)];
    }

    // SplitMix64's finaliser (Steele, Lea, Flood 2014).
    private static ulong Mixed(ulong z)
    {
        z += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
}
