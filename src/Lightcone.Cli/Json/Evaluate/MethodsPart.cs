using System.Text.Json.Serialization;

namespace Lightcone.Cli.Json.Evaluate;

/// <summary>Errors by method; a method that was not run is left out.</summary>
internal sealed record MethodsPart
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required ErrorsPart? Soft { get; init; }

    public required ErrorsPart HardCentroid { get; init; }

    public required ErrorsPart ShortestPing { get; init; }

    public required ErrorsPart Cbg { get; init; }

    public required ErrorsPart Cbgpp { get; init; }
}
