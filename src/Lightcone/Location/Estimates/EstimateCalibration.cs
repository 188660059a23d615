using Lightcone.Ranging;

namespace Lightcone.Location.Estimates;

/// <summary>What an estimator may learn from: hosts at declared places that landmarks measured.</summary>
/// <param name="Set">Hosts and rows. Declared places are taken as true; an audit beforehand keeps out the
/// worst.</param>
public sealed record EstimateCalibration(RttSet Set)
{
    /// <summary>By host index: which hosts may be used at all, as landmark or as host. Must leave out the target.
    /// Default: all.</summary>
    public Func<int, bool> Admits { get; init; } = _ => true;

    /// <summary>By host index: the measurements from which a calibrating host is located, so that it is as well placed
    /// as the target will be. Default: all that count for it (<see cref="Measurement.Of"/>) of admitted
    /// landmarks.</summary>
    public Func<int, IReadOnlyList<Measurement>>? MeasurementsOf { get; init; }

    /// <summary>f, as for the target; at least 0.</summary>
    public int Faults { get; init; }

    /// <summary>How many threads may work on it, at least 1; the outcome does not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Told the share that is done, from any thread; may be null.</summary>
    public Action<double>? Progress { get; init; }

    internal IReadOnlyList<Measurement> Measured(int host) => MeasurementsOf?.Invoke(host)
        ?? [.. Measurement.Of(Set, host).Where(one => Admits(Set.IndexOf(one.Landmark.Id)))];
}
