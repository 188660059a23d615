namespace Lightcone.Cli.Json.Evaluate;

/// <summary>Mean milliseconds of one thread per target.</summary>
internal sealed record TimesPart
{
    public required double Hard { get; init; }

    public required double Soft { get; init; }
}
