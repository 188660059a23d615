using System.Globalization;
using System.Text;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Lightcone.Benchmarks.Documents;

/// <summary>One benchmark class as a table: medians, how they compare with the baseline of the same run, and bytes
/// allocated per call.</summary>
internal sealed class SpeedTable(Summary summary)
{
    /// <summary>The class's category, which names its markers in the document.</summary>
    public string Name { get; } = summary.BenchmarksCases[0].Descriptor is { Categories: [var category, ..] }
        ? category.ToLowerInvariant()
        : summary.BenchmarksCases[0].Descriptor.Type.Name;

    /// <summary>Whether every benchmark gave a result.</summary>
    public bool IsComplete { get; } = !summary.HasCriticalValidationErrors
        && summary.BenchmarksCases.All(c => summary[c]?.ResultStatistics is not null);

    /// <summary>The machine, and below it the table.</summary>
    public string Markdown =>
        $"{Machine()}\n\n{Head()}\n{string.Concat(summary.BenchmarksCases.Select(Row)).TrimEnd('\n')}";

    /// <summary>The median of a method's first case, in nanoseconds.</summary>
    public double? Median(string method) => summary.BenchmarksCases
        .Where(c => c.Descriptor.WorkloadMethod.Name == method).Select(Median).FirstOrDefault();

    /// <summary>The longest median of a method's cases, in nanoseconds.</summary>
    public double? LongestMedian(string method) => summary.BenchmarksCases
        .Where(c => c.Descriptor.WorkloadMethod.Name == method).Select(Median).Max();

    /// <summary>Three digits and a unit.</summary>
    public static string Time(double nanoseconds) => nanoseconds switch
    {
        < 1e3 => $"{Digits(nanoseconds)} ns",
        < 1e6 => $"{Digits(nanoseconds / 1e3)} µs",
        < 1e9 => $"{Digits(nanoseconds / 1e6)} ms",
        _ => $"{Digits(nanoseconds / 1e9)} s",
    };

    private static string Digits(double value) =>
        value.ToString(value switch { < 10 => "F2", < 100 => "F1", _ => "N0" }, CultureInfo.InvariantCulture);

    private double? Median(BenchmarkCase benchmark) => summary[benchmark]?.ResultStatistics?.Median;

    private string Machine()
    {
        var host = summary.HostEnvironmentInfo;
        var processor = host.Cpu.Value?.ProcessorName?.Trim() ?? "unknown processor";
        var day = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var runtime = host.RuntimeVersion.Split(" (")[0];
        return $"{processor}, {Environment.ProcessorCount} logical cores, {runtime}; {day}";
    }

    private string Head()
    {
        var names = summary.BenchmarksCases[0].Parameters.Items.Select(p => $" {p.Name.ToLowerInvariant()} |").ToList();
        return $"| what |{string.Concat(names)} median | beside the baseline | allocated |\n"
            + $"|---|{string.Concat(names.Select(_ => "---|"))}---:|---:|---:|";
    }

    private string Row(BenchmarkCase benchmark)
    {
        var row = new StringBuilder($"| {benchmark.Descriptor.WorkloadMethodDisplayInfo.Trim('\'')} |");
        foreach (var parameter in benchmark.Parameters.Items)
            row.Append(CultureInfo.InvariantCulture, $" {parameter.Value} |");
        var bytes = summary[benchmark]?.GcStats.GetBytesAllocatedPerOperation(benchmark);
        row.Append(Median(benchmark) is { } median ? $" {Time(median)} |" : " failed |");
        row.Append(CultureInfo.InvariantCulture, $" {Compared(benchmark)} | {(bytes is { } b ? $"{b:N0} B" : "")} |\n");
        return row.ToString();
    }

    private string Compared(BenchmarkCase benchmark)
    {
        var group = summary.GetLogicalGroupKey(benchmark);
        var baseline = summary.BenchmarksCases
            .FirstOrDefault(c => summary.IsBaseline(c) && summary.GetLogicalGroupKey(c) == group);
        if (baseline is null || Median(baseline) is not { } whole || Median(benchmark) is not { } part) return "";
        if (baseline == benchmark) return "baseline";
        return whole >= part ? $"{Digits(whole / part)} × faster" : $"{Digits(part / whole)} × slower";
    }
}
