using Lightcone.Findings;
using Lightcone.Geodesy;

namespace Lightcone.Location;

/// <summary>What a judgement on one claim rests on.</summary>
internal sealed record Grounds
{
    public required IReadOnlyList<Disc> Discs { get; init; }

    public required LocationResult? Result { get; init; }

    public required Zone Claim { get; init; }

    public required int Faults { get; init; }

    public required FindingSubject Subject { get; init; }

    /// <summary>D: how many domains answered.</summary>
    public required int Domains { get; init; }

    /// <summary>f + 1 discs of different domains, each alone wholly in the zone; empty if there are fewer.</summary>
    public required IReadOnlyList<Disc> Proving { get; init; }
}
