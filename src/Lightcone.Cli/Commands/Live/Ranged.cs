using Lightcone.Cli.Commands.Locate;
using Lightcone.Cli.Input;
using Lightcone.Cli.Output;

namespace Lightcone.Cli.Commands.Live;

/// <summary>A live measurement judged, beside the same times judged offline.</summary>
/// <param name="Live">From the receipts.</param>
/// <param name="Offline">From the set's own times.</param>
/// <param name="Added">By landmark that was answered, ascending: how much longer the live time was, in
/// nanoseconds.</param>
/// <param name="Elapsed">The whole run.</param>
internal sealed record Ranged(Located Live, Located Offline, IReadOnlyList<long> Added, TimeSpan Elapsed)
{
    /// <summary>What the agent says of this machine's accelerators; null if nothing.</summary>
    public string? Declared { get; init; }

    public bool IsSame => Live.Findings.Select(finding => finding.Kind)
        .SequenceEqual(Offline.Findings.Select(finding => finding.Kind));

    public static Ranged Run(RangeRequest request, Terminal terminal)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var source = SetFolder.Read(request.FromSet);
        var target = source.HostIndex(request.At);
        using var work = new RunFolder();
        var plan = RangePlan.Of(source.Set, target, request.Landmarks, work.Path);
        var receipts = request.Receipts ?? Directory.CreateDirectory(Path.Combine(work.Path, "receipts")).FullName;
        var declared = RangeRun.Measure(request, plan, work, receipts, terminal);
        var live = Located.Run(request.Locate with { Receipts = receipts }, terminal);
        var set = plan.Offline();
        var folder = new SetFolder(source.Name, set, source.Inputs) { Measured = set.Hosts.Count - 1 };
        return new Ranged(live, Located.Of(folder, request.Locate, terminal), AddedBy(live, plan), watch.Elapsed)
        {
            Declared = declared,
        };
    }

    private static long[] AddedBy(Located live, RangePlan plan)
    {
        var set = live.Folder.Set;
        var planned = plan.Landmarks.Zip(plan.RoundTrips)
            .ToDictionary(one => one.First.Host.Id, one => one.Second.ElapsedNanoseconds);
        return [.. set.ToTarget(set.IndexOf(live.Host.Id))
            .Select(row => row.RoundTrip.ElapsedNanoseconds - planned[set.Hosts[row.LandmarkIndex].Id]).Order()];
    }
}
