namespace Lightcone.Cli.Commands.Locate;

/// <summary>What the command line of <c>lightcone locate</c> asks for.</summary>
internal sealed record LocateRequest
{
    public required string Set { get; init; }

    public required string Target { get; init; }

    public required IReadOnlyList<string> Claims { get; init; }

    public required IReadOnlyList<string> ClaimCountries { get; init; }

    public required IReadOnlyList<string> ClaimOutside { get; init; }

    public required int Faults { get; init; }

    public required string? Map { get; init; }

    public required bool Json { get; init; }
}
