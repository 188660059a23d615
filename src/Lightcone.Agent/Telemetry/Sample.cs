using System.Globalization;

namespace Lightcone.Agent.Telemetry;

/// <summary>One value of a metric, and whose it is.</summary>
/// <param name="Labels">Names and values, written in this order. The values need no escaping.</param>
/// <param name="Value">As Prometheus writes numbers.</param>
internal sealed record Sample(IReadOnlyList<(string Name, string Value)> Labels, string Value)
{
    public static Sample Of(decimal value, params IReadOnlyList<(string Name, string Value)> labels) =>
        new(labels, value.ToString(CultureInfo.InvariantCulture));
}
