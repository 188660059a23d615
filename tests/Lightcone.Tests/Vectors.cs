using System.ComponentModel;
using System.Diagnostics;

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

    /// <summary>Starts a program of the vectors, which is independent of the library.</summary>
    public static Process Python(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo("python3", ["-B", PathOf(name), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException("Install python3: an independent program must check what ours writes.");
        }
    }
}
