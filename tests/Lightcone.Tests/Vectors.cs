namespace Lightcone.Tests;

/// <summary>The committed test vectors, found by walking up from where the tests run.</summary>
internal static class Vectors
{
    public static string PathOf(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "vectors", name);
            if (File.Exists(path)) return path;
        }

        throw new FileNotFoundException($"vectors/{name} is not above {AppContext.BaseDirectory}.");
    }
}
