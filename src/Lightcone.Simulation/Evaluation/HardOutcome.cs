namespace Lightcone.Simulation.Evaluation;

/// <summary>What the hard bound says of one target whose place is known.</summary>
internal sealed record HardOutcome
{
    /// <summary>The declared place lies outside the region: the bound, a landmark or the declaration is
    /// wrong.</summary>
    public required bool IsViolated { get; init; }

    public required double AreaKm2 { get; init; }

    /// <summary>The declared country is known and not in the prohibited set, so that "outside" is true of it.</summary>
    public required bool IsDeclaredOutside { get; init; }

    public required ZoneShown Outside { get; init; }

    /// <summary>The same claim with f = 0 and f = 1.</summary>
    public required ZoneShown OutsideNoFault { get; init; }

    public required ZoneShown OutsideOneFault { get; init; }

    public required ZoneShown Within300 { get; init; }

    public required ZoneShown Within1000 { get; init; }

    public required ZoneShown InCountry { get; init; }
}
