using System.Globalization;

namespace Lightcone.Tests.Arithmetic;

/// <summary>Reads the committed vectors of <c>vectors/arithmetic</c>.</summary>
internal static class VectorFile
{
    public static IReadOnlyList<VectorPoint> Read(string name) =>
        [.. File.ReadLines(Find($"vectors/arithmetic/{name}.txt")).Where(l => !l.StartsWith('#')).Select(Parse)];

    /// <summary>A file of the repository, found by walking up from the test's own folder.</summary>
    public static string Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, path);
            if (File.Exists(candidate)) return candidate;
        }

        throw new FileNotFoundException($"No {path} above {AppContext.BaseDirectory}.");
    }

    private static VectorPoint Parse(string line)
    {
        var words = line.Split(' ');
        var second = words.Length == 4 ? Bits(words[1]) : 0;
        var beyond = double.Parse(words[^1], CultureInfo.InvariantCulture);
        return new(Bits(words[0]), second, Bits(words[^2]), beyond);
    }

    private static double Bits(string hex) =>
        BitConverter.UInt64BitsToDouble(ulong.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}
