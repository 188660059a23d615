using Lightcone.Geodesy.Borders;

namespace Lightcone.Simulation.Evaluation;

/// <summary>How a set of known places is used to measure how well targets are located.</summary>
/// <param name="Pack">The land that country claims are judged by.</param>
public sealed record EvaluationPlan(BoundaryPack Pack)
{
    /// <summary>How many landmarks locate each target, drawn for each target anew; null for all that measured
    /// it.</summary>
    public int? Landmarks { get; init; }

    /// <summary>Decides which landmarks are drawn; the same seed draws the same ones everywhere.</summary>
    public ulong Seed { get; init; }

    /// <summary>f: how many fault domains may be wrong, at least 0.</summary>
    public int Faults { get; init; }

    /// <summary>The prohibited set, ISO 3166-1 alpha-2: the claim of every target declared elsewhere is to be
    /// outside.</summary>
    public IReadOnlyList<string> Outside { get; init; } = ["CN", "HK", "MO"];

    /// <summary>Whether landmarks that the audit flags are removed first.</summary>
    public bool Audit { get; init; }

    /// <summary>Threads; the result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
