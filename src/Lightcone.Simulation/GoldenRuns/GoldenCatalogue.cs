namespace Lightcone.Simulation.GoldenRuns;

/// <summary>All golden runs, and the hashes that were committed for them.</summary>
/// <remarks>A room adds its runs in a file of its own beside this one and names it here. The expected hash goes
/// into <c>vectors/golden/hashes.txt</c>; a hash that changes means that old signed results can no longer be
/// recomputed, which needs a new algorithm version and an entry in CHANGELOG.md, never just a new line. (Before
/// the first signed result exists, the commit that changes an algorithm replaces the line that
/// <c>lightcone selftest</c> prints, and says why.)</remarks>
public static class GoldenCatalogue
{
    /// <summary>Every golden run, in the rooms' reading order.</summary>
    public static IReadOnlyList<GoldenRun> All { get; } =
    [
        .. ArithmeticRuns.All,
        .. GeodesyRuns.All,
        .. LocationRuns.All,
    ];

    /// <summary>The committed hash of each run by its name.</summary>
    public static IReadOnlyDictionary<string, string> Expected { get; } = ReadExpected();

    private static Dictionary<string, string> ReadExpected()
    {
        using var stream = typeof(GoldenCatalogue).Assembly.GetManifestResourceStream("golden-hashes")
            ?? throw new InvalidOperationException("The golden hashes are not embedded in this build.");
        using var reader = new StreamReader(stream);
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var words = line.Split(' ');
            hashes.Add(words[0], words[1]);
        }

        return hashes;
    }
}
