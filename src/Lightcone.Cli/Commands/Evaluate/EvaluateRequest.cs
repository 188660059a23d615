namespace Lightcone.Cli.Commands.Evaluate;

/// <summary>What the command line of <c>lightcone evaluate</c> asks for.</summary>
internal sealed record EvaluateRequest
{
    public required string Set { get; init; }

    public required string? Calibrate { get; init; }

    public required int? Landmarks { get; init; }

    public required ulong Seed { get; init; }

    public required int Faults { get; init; }

    public required string? Outside { get; init; }

    public required bool Audit { get; init; }

    public required bool Json { get; init; }

    public required string? Into { get; init; }

    public required string? Name { get; init; }
}
