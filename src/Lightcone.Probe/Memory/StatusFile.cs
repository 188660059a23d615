using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lightcone.Probe.Memory;

/// <summary>The probe's own page, in its state folder: for <c>status</c> and <c>mesh</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(ProbeStatus))]
internal sealed partial class StatusFile : JsonSerializerContext
{
    private const long MostBytes = 4 << 20;

    public static string PathIn(string state) => Path.Combine(state, "status.json");

    public static string Text(ProbeStatus status) => JsonSerializer.Serialize(status, Default.ProbeStatus);

    public static void Write(string state, ProbeStatus status)
    {
        var file = PathIn(state);
        File.WriteAllText(file + ".new", Text(status));
        File.Move(file + ".new", file, overwrite: true);
    }

    /// <summary>What the probe wrote; null where it did not, or it is no longer what it wrote.</summary>
    public static ProbeStatus? Read(string state)
    {
        try
        {
            var file = PathIn(state);
            if (!File.Exists(file) || new FileInfo(file).Length > MostBytes) return null;
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), Default.ProbeStatus);
        }
        catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
