using System.Globalization;
using Lightcone.Findings;

namespace Lightcone.Simulation.Adversaries;

/// <summary>How far one liar got. Simulated.</summary>
public sealed record TrialOutcome
{
    /// <summary>Replays the trial.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How the liar lied.</summary>
    public required AttackKind Attack { get; init; }

    /// <summary>f, as the verifier assumed.</summary>
    public required int Faults { get; init; }

    /// <summary>How many fault domains were bad.</summary>
    public required int BadDomains { get; init; }

    /// <summary>In how many places the key was held.</summary>
    public required int KeyPlaces { get; init; }

    /// <summary>The best finding the liar got for a zone in which no copy of the key was.</summary>
    public required FindingKind BestForFalseZone { get; init; }

    /// <summary>The worst finding the liar got for a zone in which a key was.</summary>
    public required FindingKind WorstForTrueZone { get; init; }

    /// <summary>What went wrong, in words; empty if every promise held.</summary>
    public required IReadOnlyList<string> Violations { get; init; }

    /// <summary>One line that says it all; the seed replays it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"simulated trial {Seed}: {Attack}, f = {Faults}, {BadDomains} bad domains, {KeyPlaces} key places: "
        + $"false zone {BestForFalseZone}, true zone {WorstForTrueZone} {string.Join("; ", Violations)}");
}
