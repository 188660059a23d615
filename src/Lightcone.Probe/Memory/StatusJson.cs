using System.Text.Json.Serialization;

namespace Lightcone.Probe.Memory;

/// <summary>The probe's own page in its state folder, for <c>status</c> and <c>mesh</c>, written by generated
/// code.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(ProbeStatus))]
internal sealed partial class StatusJson : JsonSerializerContext
{
    public static string PathIn(string state) => Path.Combine(state, "status.json");
}
