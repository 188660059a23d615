using System.CommandLine;
using System.Globalization;
using Lightcone.Agent.Output;
using Lightcone.Agent.Running;
using Lightcone.Edge.CommandLines;
using Lightcone.Edge.Records;

namespace Lightcone.Agent.Commands;

/// <summary><c>lightcone-agent pause</c>: the host takes part in no session for a while, and says so.</summary>
internal static class PauseCommand
{
    public static Command Make(Terminal terminal)
    {
        var state = SharedOptions.State();
        var minutes = new Option<int>("--minutes") { Description = "For how long", HelpName = "N" };
        var reason = new Option<string?>("--reason") { Description = "Why, in a few words", HelpName = "TEXT" };
        var end = new Option<bool>("--end") { Description = "End the pause now" };
        var command = new Command("pause", "Take part in no session for a while; the verifier is told")
        {
            state, minutes, reason, end,
        };
        command.SetAction(parsed =>
        {
            var folder = new StateFolder(parsed.GetValue(state)).Made();
            terminal.Out.WriteLine(parsed.GetValue(end)
                ? End(folder)
                : Begin(folder, parsed.GetValue(minutes), parsed.GetValue(reason)));
            return ExitCode.Ok;
        });
        return command.WithExamples("""
            A pause is no secret: it goes to the verifier with its reason, and the gap shows there. What measures when
            the pause begins is finished.

            Examples:
              lightcone-agent pause --minutes 90 --reason "network maintenance"
              lightcone-agent pause --end

            Exit code: 0 done, 1 failed, 2 bad usage.
            """);
    }

    private static string Begin(StateFolder folder, int minutes, string? reason)
    {
        if (minutes < 1 || minutes > Pause.Longest.TotalMinutes)
        {
            throw new UsageProblem(string.Create(CultureInfo.InvariantCulture,
                $"--minutes {minutes}: a whole number from 1 to {Pause.Longest.TotalMinutes:0} is expected"));
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > Pause.LongestReason)
            throw new UsageProblem($"--reason: give one of at most {Pause.LongestReason} characters; it is told");
        var now = TimeProvider.System.GetUtcNow();
        var pause = new Pause(now, now.AddMinutes(minutes), reason);
        StateFile.Write(folder.Pause, pause, StateJson.Default.Pause);
        return string.Create(CultureInfo.InvariantCulture,
            $"Paused until {pause.Until:yyyy-MM-dd HH:mm} UTC; the verifier is told with the next exchange.");
    }

    private static string End(StateFolder folder)
    {
        var wasPaused = folder.IsPausedAt(TimeProvider.System.GetUtcNow(), out _);
        File.Delete(folder.Pause);
        return wasPaused ? "The pause has ended." : "There was no pause.";
    }
}
