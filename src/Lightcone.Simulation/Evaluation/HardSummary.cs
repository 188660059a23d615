namespace Lightcone.Simulation.Evaluation;

/// <summary>What the hard bound showed over all targets that are not flagged. Shares are from 0 to 1.</summary>
public sealed record HardSummary
{
    /// <summary>Targets whose declared place is outside the hard region.</summary>
    public required int SoundnessViolations { get; init; }

    /// <summary>The same over all targets, flagged ones too, with no landmark removed.</summary>
    public required int SoundnessViolationsBeforeAudit { get; init; }

    /// <summary>Of the targets declared outside the prohibited set: Proven outside it.</summary>
    public required double ProvenOutside { get; init; }

    /// <summary>Proven within 300 km of the declared place.</summary>
    public required double Proven300 { get; init; }

    /// <summary>Proven within 1,000 km of the declared place.</summary>
    public required double Proven1000 { get; init; }

    /// <summary>Proven in the declared country.</summary>
    public required double ProvenCountry { get; init; }

    /// <summary>The region lies within 300 km of the declared place.</summary>
    public required double Jointly300 { get; init; }

    /// <summary>The region lies within 1,000 km of the declared place.</summary>
    public required double Jointly1000 { get; init; }

    /// <summary>Median area of the region, square kilometres, rounded outward.</summary>
    public required double MedianAreaKm2 { get; init; }

    /// <summary>Of the targets declared outside the prohibited set: the region lies outside it.</summary>
    public required double JointlyOutside { get; init; }

    /// <summary>As <see cref="ProvenOutside"/>, with f = 0.</summary>
    public required double ProvenOutsideNoFault { get; init; }

    /// <summary>As <see cref="ProvenOutside"/>, with f = 1.</summary>
    public required double ProvenOutsideOneFault { get; init; }

    /// <summary>As <see cref="JointlyOutside"/>, with f = 0.</summary>
    public required double JointlyOutsideNoFault { get; init; }

    /// <summary>As <see cref="JointlyOutside"/>, with f = 1.</summary>
    public required double JointlyOutsideOneFault { get; init; }

    /// <summary>How many targets are declared outside the prohibited set: what the outside shares are shares
    /// of.</summary>
    public required int DeclaredOutside { get; init; }

    internal static HardSummary Of(IReadOnlyList<HardOutcome> outcomes, int violationsBefore)
    {
        HardOutcome[] outside = [.. outcomes.Where(o => o.IsDeclaredOutside)];
        return new HardSummary
        {
            SoundnessViolations = outcomes.Count(o => o.IsViolated),
            SoundnessViolationsBeforeAudit = violationsBefore,
            ProvenOutside = Share(outside, o => o.Outside.Alone),
            Proven300 = Share(outcomes, o => o.Within300.Alone),
            Proven1000 = Share(outcomes, o => o.Within1000.Alone),
            ProvenCountry = Share(outcomes, o => o.InCountry.Alone),
            Jointly300 = Share(outcomes, o => o.Within300.Jointly),
            Jointly1000 = Share(outcomes, o => o.Within1000.Jointly),
            MedianAreaKm2 = Quantiles.Of([.. outcomes.Select(o => o.AreaKm2)], 0.5),
            JointlyOutside = Share(outside, o => o.Outside.Jointly),
            ProvenOutsideNoFault = Share(outside, o => o.OutsideNoFault.Alone),
            ProvenOutsideOneFault = Share(outside, o => o.OutsideOneFault.Alone),
            JointlyOutsideNoFault = Share(outside, o => o.OutsideNoFault.Jointly),
            JointlyOutsideOneFault = Share(outside, o => o.OutsideOneFault.Jointly),
            DeclaredOutside = outside.Length,
        };
    }

    private static double Share(IReadOnlyList<HardOutcome> outcomes, Func<HardOutcome, bool> fact) =>
        Quantiles.Share([.. outcomes.Select(fact)]);
}
