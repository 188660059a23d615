namespace Lightcone.SystemTests;

/// <summary>Where the sources and the built programs are.</summary>
internal static class Repository
{
    /// <summary>The repository's root: the folder above the tests that holds the solution.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Lightcone.slnx"))) return folder;
        }
        throw new InvalidOperationException("The tests run outside their repository.");
    }
}
