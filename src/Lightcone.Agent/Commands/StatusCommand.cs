using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Lightcone.Agent.Output;
using Lightcone.Agent.Running;
using Lightcone.Edge.CommandLines;
using Lightcone.Edge.Records;

namespace Lightcone.Agent.Commands;

/// <summary><c>lightcone-agent status</c>: whether the agent runs, and whether the verifier answers it.</summary>
internal static class StatusCommand
{
    /// <summary>The running agent writes before each exchange: at least every half minute, and while it has no answer
    /// as a rule within a minute and a half.</summary>
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(2);

    public static Command Make(Terminal terminal)
    {
        var state = SharedOptions.State();
        var json = SharedOptions.Json();
        var command = new Command("status", "Does the agent run, and does the verifier answer it?") { state, json };
        command.SetAction(parsed =>
        {
            var folder = new StateFolder(parsed.GetValue(state));
            var status = StateFile.Read(folder.Status, StateJson.Default.AgentStatus);
            var now = TimeProvider.System.GetUtcNow();
            if (parsed.GetValue(json) && status is not null)
                terminal.Out.WriteLine(JsonSerializer.Serialize(status, StateJson.Default.AgentStatus));
            else terminal.Out.WriteLine(Headline(status, now));
            return status is not null && IsWell(status, now) ? ExitCode.Ok : ExitCode.Failed;
        });
        return command.WithExamples("""
            Examples:
              lightcone-agent status
              lightcone-agent status --json

            Exit code: 0 it runs and the verifier answers, or it is paused; 1 not so, 2 bad usage.
            """);
    }

    private static bool IsWell(AgentStatus status, DateTimeOffset now) =>
        now - status.WrittenAt < LongestSilence && (status.Pause is not null || status.Trouble is null);

    private static string Headline(AgentStatus? status, DateTimeOffset now)
    {
        if (status is null) return "The agent has never run here (or keeps its state elsewhere: --state DIR).";
        if (now - status.WrittenAt >= LongestSilence)
            return $"The agent does not run; it last wrote {Ago(now - status.WrittenAt)} ago.";
        if (status.Pause is { } pause)
        {
            return string.Create(CultureInfo.InvariantCulture,
                $"The agent runs and is paused until {pause.Until:yyyy-MM-dd HH:mm} UTC: {pause.Reason}");
        }

        if (status.Trouble is { } trouble)
        {
            var since = status.LastAnswer is { } last ? $"last answered {Ago(now - last)} ago" : "never answered";
            return $"The agent runs, but {status.Verifier} {since}: {trouble}";
        }

        return $"The agent runs; {status.Verifier} answers, and {status.OpenPairs} landmarks measure now.";
    }

    private static string Ago(TimeSpan time) => time.TotalMinutes < 2
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, time.TotalSeconds):0} seconds")
        : time.TotalHours < 2
            ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} minutes")
            : string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0} hours");
}
