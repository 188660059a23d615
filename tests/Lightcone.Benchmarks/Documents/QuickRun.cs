using BenchmarkDotNet.Analysers;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using Perfolizer.Horology;

namespace Lightcone.Benchmarks.Documents;

/// <summary>A few minutes for everything: short iterations, medians of a dozen. The full run of BenchmarkDotNet's
/// defaults is the same program without <c>--into</c>.</summary>
internal static class QuickRun
{
    public static IConfig Config { get; } = ManualConfig.CreateEmpty()
        .AddJob(Job.Default.WithWarmupCount(4).WithIterationCount(12).WithIterationTime(TimeInterval.Millisecond * 120))
        .AddColumnProvider(DefaultColumnProviders.Instance)
        .AddAnalyser(EnvironmentAnalyser.Default)
        .AddLogger(ConsoleLogger.Default);
}
