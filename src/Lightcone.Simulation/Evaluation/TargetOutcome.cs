namespace Lightcone.Simulation.Evaluation;

/// <summary>All that is measured of one target.</summary>
internal sealed record TargetOutcome
{
    public required bool IsFlagged { get; init; }

    /// <summary>With no landmark removed, the declared place lies outside the region.</summary>
    public required bool WasViolated { get; init; }

    public required HardOutcome Hard { get; init; }

    public required SoftOutcome Soft { get; init; }

    /// <summary>Kilometres from the declared place by method, in the order of the evaluator's names.</summary>
    public required double[] Errors { get; init; }

    public required double HardMilliseconds { get; init; }
}
