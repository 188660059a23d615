using System.Text.Json.Serialization;
using Lightcone.Edge.Records;

namespace Lightcone.Agent.Running;

/// <summary>The files of the state folder, written by generated code.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(AgentStatus))]
[JsonSerializable(typeof(Pause))]
[JsonSerializable(typeof(LedgerEntry[]))]
internal sealed partial class StateJson : JsonSerializerContext;
