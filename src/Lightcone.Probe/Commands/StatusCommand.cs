using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Lightcone.Edge;
using Lightcone.Edge.CommandLines;
using Lightcone.Edge.Records;
using Lightcone.Probe.Memory;

namespace Lightcone.Probe.Commands;

/// <summary><c>lightcone-probe status</c> and <c>mesh</c>: whether it runs, and what it measured last.</summary>
internal static class StatusCommand
{
    private const int Failed = 1;
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(2);

    public static Command Make()
    {
        var (state, json) = (Options.State(), Json());
        var command = new Command("status", "Does the probe run, and does the verifier answer it?") { state, json };
        command.SetAction(parsed =>
        {
            var status = Read(parsed.GetRequiredValue(state));
            var isWell = TimeProvider.System.GetUtcNow() - status.WrittenAt < LongestSilence && status.Trouble is null;
            if (parsed.GetValue(json)) Console.Out.WriteLine(Text(status));
            else Console.Out.WriteLine(Headline(status, isWell));
            return isWell ? 0 : Failed;
        });
        return command.WithExamples("""
            Examples:
              lightcone-probe status --state DIR

            Exit code: 0 it runs and the verifier answers, 1 not so, 2 bad usage.
            """);
    }

    public static Command MakeMesh()
    {
        var (state, json) = (Options.State(), Json());
        var command = new Command("mesh", "What did this probe measure last, with each host and each other landmark?")
        {
            state, json,
        };
        command.SetAction(parsed =>
        {
            var status = Read(parsed.GetRequiredValue(state));
            if (parsed.GetValue(json)) Console.Out.WriteLine(Text(status));
            else WriteMeasured(status);
            return 0;
        });
        return command.WithExamples("""
            The verifier opens the mesh's sessions; 'run --mesh' lets this probe also answer in them. What counts are
            the signed receipts, which 'lightcone audit' holds against each other; this page is for whoever looks after
            the probe.

            Examples:
              lightcone-probe mesh --state DIR

            Exit code: 0 done, 1 it never ran, 2 bad usage.
            """);
    }

    private static Option<bool> Json() => new("--json") { Description = "Write one JSON document (docs/formats.md)" };

    private static ProbeStatus Read(string state) =>
        StateFile.Read(StatusJson.PathIn(state), StatusJson.Default.ProbeStatus)
        ?? throw new EdgeException($"{state}: no probe has run with this state; give the folder of 'run --state'");

    private static string Text(ProbeStatus status) =>
        JsonSerializer.Serialize(status, StatusJson.Default.ProbeStatus);

    private static string Headline(ProbeStatus status, bool isWell)
    {
        if (isWell) return $"The probe runs; {status.Verifier} answers, and {status.OpenPairs} hosts are measured now.";
        return status.Trouble is { } trouble
            ? $"The probe has trouble with {status.Verifier}: {trouble}"
            : string.Create(CultureInfo.InvariantCulture,
                $"The probe does not run; it last wrote at {status.WrittenAt:yyyy-MM-dd HH:mm} UTC.");
    }

    private static void WriteMeasured(ProbeStatus status)
    {
        var answered = status.Measured.Count(one => one.ShortestNanoseconds is not null);
        Console.Out.WriteLine($"{answered} of {status.Measured.Count} hosts and landmarks answered when last asked.");
        foreach (var one in status.Measured)
        {
            var time = one.ShortestNanoseconds is { } shortest
                ? string.Create(CultureInfo.InvariantCulture, $"{shortest / 1e6,10:0.000} ms")
                : "no answer    ";
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {one.Id[..16]}  {time}  {one.Answered,4} of {one.Sent,4}  {one.At:yyyy-MM-dd HH:mm} UTC"));
        }
    }
}
