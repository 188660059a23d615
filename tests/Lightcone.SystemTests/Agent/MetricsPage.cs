using System.Globalization;
using System.Text.RegularExpressions;

namespace Lightcone.SystemTests.Agent;

/// <summary>A page in Prometheus' text format, read strictly: a line that breaks the format fails the test.</summary>
internal sealed class MetricsPage
{
    private const string Label = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\n]|\\\\[\"\\\\n])*\"";

    private static readonly Regex Line = new(
        "^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)" + $@"(\{{{Label}(,{Label})*\}})?" + " (?<value>[-+0-9.e]+)$",
        RegexOptions.CultureInvariant);

    private readonly Dictionary<string, decimal> _samples = [];

    public MetricsPage(string text)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        var family = "";
        var seen = new HashSet<string>();
        foreach (var line in text[..^1].Split('\n'))
        {
            if (line.StartsWith("# HELP ", StringComparison.Ordinal))
            {
                family = line.Split(' ')[2];
                Assert.True(seen.Add(family), $"{family} comes twice");
            }
            else if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
            {
                Assert.Matches($"^# TYPE {family} (gauge|counter)$", line);
            }
            else
            {
                Add(line, family);
            }
        }
    }

    public IEnumerable<string> Series => _samples.Keys;

    /// <summary>The value of a metric of one GPU, or of the host; null if the page has none.</summary>
    public decimal? Value(string name, int? gpu = null) => _samples
        .Where(sample => sample.Key == name
            || gpu is not null && sample.Key.StartsWith($"{name}{{gpu=\"{gpu}\",", StringComparison.Ordinal))
        .Select(sample => (decimal?)sample.Value).SingleOrDefault();

    private void Add(string line, string family)
    {
        var match = Line.Match(line);
        Assert.True(match.Success, $"breaks the format: {line}");
        Assert.Equal(family, match.Groups["name"].Value);
        var series = line[..line.LastIndexOf(' ')];
        Assert.True(_samples.TryAdd(series, decimal.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture)),
            $"{series} comes twice");
    }
}
