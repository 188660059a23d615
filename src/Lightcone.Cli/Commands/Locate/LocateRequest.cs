using Lightcone.Wire;

namespace Lightcone.Cli.Commands.Locate;

/// <summary>What the command line of <c>lightcone locate</c> asks for.</summary>
internal sealed record LocateRequest
{
    /// <summary>Folder of a set; null where receipts are given.</summary>
    public required string? Set { get; init; }

    /// <summary>Folder of receipts; null where a set is given.</summary>
    public required string? Receipts { get; init; }

    /// <summary>The key id that the verifier of the receipts must have; null to take the folder's own.</summary>
    public required Digest? Verifier { get; init; }

    /// <summary>The host, by id or name; null for the one that the receipts are of.</summary>
    public required string? Target { get; init; }

    public required IReadOnlyList<string> Claims { get; init; }

    public required IReadOnlyList<string> ClaimCountries { get; init; }

    public required IReadOnlyList<string> ClaimOutside { get; init; }

    public required int Faults { get; init; }

    public required string? Map { get; init; }

    public required bool Json { get; init; }
}
