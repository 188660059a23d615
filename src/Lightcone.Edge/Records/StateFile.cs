using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Lightcone.Edge.Records;

/// <summary>A small JSON file of a state folder, which the program writes and its commands read: whole or not at all,
/// for its owner alone.</summary>
public static class StateFile
{
    private const long MostBytes = 4 << 20;

    /// <summary>Writes the file.</summary>
    /// <param name="path">Replaced if it is there.</param>
    /// <param name="content">What is to stand there.</param>
    /// <param name="type">How it is written.</param>
    public static void Write<T>(string path, T content, JsonTypeInfo<T> type)
    {
        // Not the one that a crash may have left, whose mode could be another.
        File.Delete(path + ".new");
        using (var stream = new FileStream(path + ".new", new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        {
            stream.Write(JsonSerializer.SerializeToUtf8Bytes(content, type));
        }

        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>Reads the file; null where it is not there, or no longer what was written.</summary>
    /// <param name="path">The file.</param>
    /// <param name="type">How it is read.</param>
    public static T? Read<T>(string path, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            if (!File.Exists(path) || new FileInfo(path).Length > MostBytes) return null;
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), type);
        }
        catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
