using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Lightcone.Agent.Inventory;
using Lightcone.Agent.Output;
using Lightcone.Agent.Running;
using Lightcone.Edge.CommandLines;
using Lightcone.Edge.Records;

namespace Lightcone.Agent.Commands;

/// <summary><c>lightcone-agent ledger</c>: everything that left this host.</summary>
internal static class LedgerCommand
{
    private const int Shown = 50;

    public static Command Make(Terminal terminal)
    {
        var state = SharedOptions.State();
        var json = SharedOptions.Json();
        var command = new Command("ledger", "What has left this host, when, where to and how much?") { state, json };
        command.SetAction(parsed =>
        {
            var folder = new StateFolder(parsed.GetValue(state));
            LedgerEntry[] entries = [.. Ledger.Read(folder.Ledger)];
            if (parsed.GetValue(json))
                terminal.Out.WriteLine(JsonSerializer.Serialize(entries, StateJson.Default.LedgerEntryArray));
            else Write(terminal.Out, entries);
            return ExitCode.Ok;
        });
        return command.WithExamples("""
            Each exchange with the verifier is one entry with its bytes' SHA-256, written before it is sent; each timed
            phase one when it begins, and one with its frames when it ends. Scrapes of the metrics are not in it: they
            are answered on this machine, unless --metrics named another address.

            Examples:
              lightcone-agent ledger
              lightcone-agent ledger --json

            Exit code: 0 done, 2 bad usage.
            """);
    }

    private static void Write(TextWriter output, LedgerEntry[] entries)
    {
        if (entries.Length == 0)
        {
            output.WriteLine("Nothing has left this host (or the state is kept elsewhere: --state DIR).");
            return;
        }

        var bytes = entries.Sum(entry => entry.Bytes);
        var begun = entries[0].At;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{bytes:#,0} bytes have left this host since {begun:yyyy-MM-dd HH:mm} UTC, in {entries.Length} entries."));
        output.WriteLine();
        foreach (var entry in entries.TakeLast(Shown))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{entry.At:yyyy-MM-dd HH:mm:ss}  "
                + $"{entry.Bytes,8}  {PlainText.Of(entry.To)}  {PlainText.Of(entry.What)}"));
        }

        if (entries.Length > Shown) output.WriteLine($"The last {Shown}; --json shows all.");
    }
}
