using System.Globalization;
using Lightcone.Cli.Commands.Locate;
using Lightcone.Cli.Json.Live;
using Lightcone.Cli.Output;

namespace Lightcone.Cli.Commands.Live;

/// <summary>A live measurement in words and as JSON.</summary>
internal static class RangeReport
{
    private const double PerMicrosecond = 1000;

    public static void Write(Terminal terminal, Ranged ranged, RangeRequest request)
    {
        LocateText.Write(terminal, ranged.Live);
        terminal.Line();
        terminal.Line(string.Create(CultureInfo.InvariantCulture,
            $"Measured live in {ranged.Elapsed.TotalSeconds:0} s: an agent and {ranged.Added.Count} probes as "
            + $"processes, {request.Challenges} challenges each, through relays that delay as the set says."));
        if (Added(ranged) is { } added) terminal.Line(string.Create(CultureInfo.InvariantCulture,
            $"Relays, kernel and programs added {added.Least:0} to {added.Most:0} us (median {added.Median:0} us)."));
        terminal.Line(ranged.IsSame
            ? "The set's own times give the same findings."
            : "The set's own times give other findings: the added time decides here.");
        if (ranged.Declared is { } declared)
            terminal.Line($"The agent declares, which proves nothing: {declared}");
        if (request.Bundle is { } bundle) terminal.Line($"Bundle: {bundle.File} (lightcone verify {bundle.File})");
        if (request.Receipts is { } folder) terminal.Line($"Receipts: {folder} (lightcone locate --receipts {folder})");
    }

    public static RangeDocument Json(Ranged ranged, RangeRequest request) => new()
    {
        SimulatedPaths = true,
        Landmarks = ranged.Offline.Result.Discs.Count,
        Answered = ranged.Added.Count,
        Challenges = request.Challenges,
        Seconds = Math.Round(ranged.Elapsed.TotalSeconds, 1),
        AddedMicroseconds = Added(ranged),
        SameFindingsAsOffline = ranged.IsSame,
        Live = LocateJson.Of(ranged.Live),
        OfflineConclusion = ranged.Offline.Conclusion.ToString(),
        Receipts = request.Receipts,
        Bundle = request.Bundle?.File,
    };

    private static AddedPart? Added(Ranged ranged)
    {
        var added = ranged.Added;
        if (added.Count == 0) return null;
        double At(double share) =>
            Math.Round(added[(int)Math.Min(added.Count - 1, share * added.Count)] / PerMicrosecond, 1);
        return new AddedPart(At(0), At(0.5), At(0.9), At(1));
    }
}
