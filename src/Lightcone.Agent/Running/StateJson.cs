using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Lightcone.Edge.Records;

namespace Lightcone.Agent.Running;

/// <summary>The files of the state folder, written by generated code.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(AgentStatus))]
[JsonSerializable(typeof(Pause))]
[JsonSerializable(typeof(LedgerEntry[]))]
internal sealed partial class StateJson : JsonSerializerContext
{
    private const long MostBytes = 1 << 16;

    /// <summary>A file of the folder; null where it is not there, or no longer what it was written as.</summary>
    public static T? Read<T>(string file, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            if (!File.Exists(file) || new FileInfo(file).Length > MostBytes) return null;
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), type);
        }
        catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The pause that holds now; null if there is none.</summary>
    public static Pause? PauseAt(StateFolder state, DateTimeOffset now) =>
        Read(state.Pause, Default.Pause) is { } pause && now < pause.Until ? pause : null;
}
