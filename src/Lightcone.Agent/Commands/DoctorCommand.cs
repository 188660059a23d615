using System.CommandLine;
using Lightcone.Agent.Doctor;
using Lightcone.Agent.Inventory;
using Lightcone.Agent.Inventory.Host;
using Lightcone.Agent.Output;
using Lightcone.Edge.CommandLines;

namespace Lightcone.Agent.Commands;

/// <summary><c>lightcone-agent doctor</c>: what is missing and how to mend it; with <c>--dry-run</c> the exact bytes
/// that would leave.</summary>
internal static class DoctorCommand
{
    private const string Examples = """
        With --dry-run nothing is sent and nothing written: the bytes are made with keys that are thrown away.

        Examples:
          lightcone-agent doctor --dry-run
          lightcone-agent doctor --verifier https://verifier.example --verifier-key verifier.pem

        Exit code: 0 nothing is missing, 1 something is, 2 bad usage.
        """;

    public static Command Make(Terminal terminal)
    {
        var options = new RunOptions();
        var dry = new Option<bool>("--dry-run") { Description = "Send nothing; show the exact bytes that would leave" };
        var json = SharedOptions.Json();
        var command = new Command("doctor", "What would leave this host, and what is missing?") { dry, json };
        options.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            var isDry = parsed.GetValue(dry);
            var settings = options.Read(parsed);
            var inventory = InventoryReader.Read(options.NvmlOf(parsed), new HostFolder(options.RootOf(parsed)));
            var checks = await Checks.RunAsync(settings, options.StateOf(parsed), inventory, asks: !isDry)
                .ConfigureAwait(false);
            var now = TimeProvider.System.GetUtcNow();
            var sends = isDry ? DryRun.Examples(settings ?? options.Unset(parsed), now) : [];
            var report = new DoctorReport
            {
                Headline = DoctorText.Headline(checks),
                Checks = checks,
                Sends = sends,
                BytesPerDay = isDry ? DailyCost.Bytes(sends, options.SocketsOf(parsed)) : null,
            };
            if (parsed.GetValue(json)) terminal.Out.WriteLine(report.ToJson());
            else Write(terminal.Out, report, settings, options.SocketsOf(parsed));
            return checks.Any(check => check.State is CheckState.Missing) ? ExitCode.Failed : ExitCode.Ok;
        });
        return command.WithExamples(Examples);
    }

    private static void Write(TextWriter output, DoctorReport report, Running.RunSettings? settings, int sockets)
    {
        output.WriteLine(report.Headline);
        output.WriteLine();
        DoctorText.WriteChecks(output, report.Checks);
        output.WriteLine();
        DoctorText.WritePorts(output, settings);
        if (report.Sends.Count == 0) return;
        output.WriteLine();
        output.WriteLine(DailyCost.Words(report.Sends, sockets));
        output.WriteLine();
        DoctorText.WriteExamples(output, report.Sends);
    }
}
