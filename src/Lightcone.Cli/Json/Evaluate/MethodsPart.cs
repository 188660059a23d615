namespace Lightcone.Cli.Json.Evaluate;

/// <summary>Errors by method.</summary>
internal sealed record MethodsPart
{
    public required ErrorsPart Soft { get; init; }

    public required ErrorsPart HardCentroid { get; init; }

    public required ErrorsPart ShortestPing { get; init; }

    public required ErrorsPart Cbg { get; init; }

    public required ErrorsPart Cbgpp { get; init; }
}
