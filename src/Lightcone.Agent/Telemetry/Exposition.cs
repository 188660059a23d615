using System.Text;

namespace Lightcone.Agent.Telemetry;

/// <summary>Writes the Prometheus text format, version 0.0.4.</summary>
/// <remarks>What is not known is left out: a 0 that nobody measured would be drawn as a measurement.</remarks>
internal sealed class Exposition
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder _text = new();

    /// <summary>All samples of one metric; nothing at all if there are none.</summary>
    public void Add(MetricFamily family, IEnumerable<Sample> samples)
    {
        var begun = false;
        foreach (var sample in samples)
        {
            if (!begun) Begin(family);
            begun = true;
            Write(family.Name, sample);
        }
    }

    /// <summary>A metric with one sample.</summary>
    public void Add(MetricFamily family, Sample sample) => Add(family, [sample]);

    /// <summary>Everything of another one, at the end.</summary>
    public void Add(Exposition other) => _text.Append(other._text);

    public override string ToString() => _text.ToString();

    private void Begin(MetricFamily family)
    {
        _text.Append("# HELP ").Append(family.Name).Append(' ').Append(Escaped(family.Help)).Append('\n');
        _text.Append("# TYPE ").Append(family.Name).Append(' ')
            .Append(family.IsCounter ? "counter" : "gauge").Append('\n');
    }

    private void Write(string name, Sample sample)
    {
        _text.Append(name);
        var separator = '{';
        foreach (var (label, value) in sample.Labels)
        {
            _text.Append(separator).Append(label).Append("=\"")
                .Append(Escaped(value).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
            separator = ',';
        }

        if (sample.Labels.Count > 0) _text.Append('}');
        _text.Append(' ').Append(sample.Value).Append('\n');
    }

    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);
}
