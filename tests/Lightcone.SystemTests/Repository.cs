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

    /// <summary>A native program, as ./check and ./lightcone range link it.</summary>
    /// <param name="name"><c>Agent</c> or <c>Probe</c>.</param>
    public static string Native(string name)
    {
        var path = Path.Combine(Root, "artifacts/publish", $"Lightcone.{name}", "release_linux-x64",
            $"lightcone-{name.ToLowerInvariant()}");
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException($"{path} is not there; ./check links it, as does ./lightcone range");
    }
}
