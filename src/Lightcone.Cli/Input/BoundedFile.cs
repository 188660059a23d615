using System.Globalization;

namespace Lightcone.Cli.Input;

/// <summary>Reads a file whole, after looking at its size: a gigabyte of junk is refused before it is read.</summary>
/// <remarks>Only ordinary files: a pipe may never begin and a device never end. Both say that they hold nothing, so
/// they are refused like an empty file, unopened.</remarks>
internal static class BoundedFile
{
    /// <param name="path">The file.</param>
    /// <param name="limit">The most bytes that it may have.</param>
    /// <param name="advice">What to do if it is not there.</param>
    /// <exception cref="InputProblem">It is not there, no ordinary file, empty, too large or unreadable.</exception>
    public static byte[] Read(string path, int limit, string advice = "check its name")
    {
        try
        {
            if (Directory.Exists(path)) throw new InputProblem($"{path}: is a folder; a file of this name is needed");
            if (!File.Exists(path)) throw new InputProblem($"{path}: is not there; {advice}");
            return ReadWithin(path, limit);
        }
        catch (UnauthorizedAccessException)
        {
            throw new InputProblem($"{path}: may not be read; check its permissions");
        }
        catch (IOException problem)
        {
            throw new InputProblem(
                $"{path}: cannot be read ({problem.Message.TrimEnd('.')}); check the disk and the path");
        }
    }

    private static byte[] ReadWithin(string path, int limit)
    {
        var target = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        if (new FileInfo(target).Length == 0)
            throw new InputProblem($"{path}: is empty, or no ordinary file; give a file that holds something");
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        if (stream.Length > limit)
        {
            throw new InputProblem(string.Create(CultureInfo.InvariantCulture,
                $"{path}: is larger than {limit >> 20} MiB, the most that is read; split it"));
        }

        // One piece of just this size: what is appended meanwhile is not read.
        var held = new byte[stream.Length];
        var length = stream.ReadAtLeast(held, held.Length, throwOnEndOfStream: false);
        return length == held.Length ? held : held[..length];
    }
}
