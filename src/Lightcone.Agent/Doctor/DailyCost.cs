using System.Globalization;

namespace Lightcone.Agent.Doctor;

/// <summary>What a day costs: bytes from the messages' own lengths, seconds of a core as they were measured once
/// (docs/ranging-benchmark.md).</summary>
internal static class DailyCost
{
    private const int Questions = 24 * 60 * 60 / 25;
    private const int SessionsPerDay = 24;
    private const int LandmarksPerSession = 8;
    private const int SecondsPerSession = 15;
    private const int ChallengesPerLandmark = 30;

    /// <summary>Bytes sent in a day with one session an hour and eight landmarks.</summary>
    public static long Bytes(IReadOnlyList<Example> examples, int sockets)
    {
        long Length(string what) => examples.Where(one => one.What.StartsWith(what, StringComparison.Ordinal))
            .Sum(one => (long)one.Bytes);
        var pairs = SessionsPerDay * LandmarksPerSession;
        return (Questions * Length("question")) + Length("inventory")
            + (pairs * (Length("offer") + Length("transcript")))
            + (pairs * ((SecondsPerSession * sockets * Length("hello")) + (ChallengesPerLandmark * Length("answer"))));
    }

    public static string Words(IReadOnlyList<Example> examples, int sockets) =>
        string.Create(CultureInfo.InvariantCulture, $"A day with a session each hour and {LandmarksPerSession} "
            + $"landmarks sends about {Bytes(examples, sockets) / 1e6:0.0} MB, takes a few seconds of one core, and no "
            + $"time of any GPU.");
}
