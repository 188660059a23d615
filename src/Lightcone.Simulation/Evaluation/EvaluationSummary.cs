namespace Lightcone.Simulation.Evaluation;

/// <summary>How well the targets of a set were located. Everything but the times is the same on every run.</summary>
public sealed record EvaluationSummary
{
    /// <summary>Targets, flagged ones too.</summary>
    public required int Targets { get; init; }

    /// <summary>Landmarks that were left to measure, at most the number asked for.</summary>
    public required int Landmarks { get; init; }

    /// <summary>Ids of the landmarks that the audit flagged and that were removed.</summary>
    public required IReadOnlyList<string> RemovedLandmarks { get; init; }

    /// <summary>Ids of the targets that the audit flagged: their declared place cannot be relied on, so that no
    /// error is measured against it.</summary>
    public required IReadOnlyList<string> FlaggedTargets { get; init; }

    /// <summary>Errors by method: hardCentroid, shortestPing, cbg, cbgpp and soft.</summary>
    public required IReadOnlyDictionary<string, MethodErrors> Methods { get; init; }

    /// <summary>The hard bound.</summary>
    public required HardSummary Hard { get; init; }

    /// <summary>The advisory estimate.</summary>
    public required SoftSummary Soft { get; init; }

    /// <summary>Mean milliseconds of one thread per target: the hard region, discs and claims left out.</summary>
    public required double HardMilliseconds { get; init; }

    /// <summary>Mean milliseconds of one thread per target: the advisory estimate, calibration left out.</summary>
    public required double SoftMilliseconds { get; init; }
}
