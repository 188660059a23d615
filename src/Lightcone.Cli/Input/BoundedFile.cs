using System.Globalization;

namespace Lightcone.Cli.Input;

/// <summary>Reads a file whole, after looking at its size: a gigabyte of junk is refused before it is read.</summary>
internal static class BoundedFile
{
    public static byte[] Read(string path, int limit)
    {
        try
        {
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
        if (Directory.Exists(path)) throw new InputProblem($"{path}: is a folder; a file of this name is needed");
        if (!File.Exists(path))
            throw new InputProblem($"{path}: is not there; see docs/formats.md for what a set holds");
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        if (stream.CanSeek && stream.Length > limit) throw TooLarge(path, limit);
        // A pipe has no length: it is cut off one byte after the limit, whatever it goes on to say.
        using var held = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            held.Write(buffer, 0, read);
            if (held.Length > limit) throw TooLarge(path, limit);
        }

        return held.ToArray();
    }

    private static InputProblem TooLarge(string path, int limit) => new(string.Create(CultureInfo.InvariantCulture,
        $"{path}: is larger than {limit >> 20} MiB, the most that is read; split the set"));
}
