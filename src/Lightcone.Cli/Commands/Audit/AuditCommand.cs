using System.CommandLine;
using Lightcone.Cli.Input;
using Lightcone.Cli.Json;
using Lightcone.Cli.Output;
using Lightcone.Edge.CommandLines;
using Lightcone.Location.Audit;

namespace Lightcone.Cli.Commands.Audit;

/// <summary><c>lightcone audit</c>: which landmarks of a set cannot all be where they say.</summary>
internal static class AuditCommand
{
    private const string Help = "Which landmarks cannot all be where they say they are?";

    private const string Examples = """
        Each conflict is proved at the speed of light. Who is likelier wrong, and where it may be, is inferred at the
        speed of fibre, and only a hint. It finds mistakes, not liars: a landmark that only adds delay is never flagged.

        With --receipts it reads what landmarks that measured each other have signed, and checks all signatures first;
        hosts that are no landmark in them are left out. A set may stand beside, if it has the same hosts.csv.

        Examples:
          lightcone audit --set DIR
          lightcone audit --receipts DIR --verifier ID
          lightcone audit --set DIR --receipts DIR --json

        Exit code: 0 audited, whatever was found, 1 bad input, 2 bad usage.
        """;

    public static Command Make(Terminal terminal)
    {
        var set = SharedOptions.Of<string?>("--set", "Folder with hosts.csv and rtts.csv", "DIR");
        var receipts = SharedOptions.Of<string?>("--receipts", "Folder with signed receipts of a mesh", "DIR");
        var verifier = SharedOptions.Of<string?>("--verifier", "Key id that must have signed them", "ID");
        var json = SharedOptions.Json();
        var command = new Command("audit", Help) { set, receipts, verifier, json };
        command.SetAction(parsed => Run(terminal,
            Read(parsed.GetValue(set), parsed.GetValue(receipts), parsed.GetValue(verifier)), parsed.GetValue(json)));
        return command.WithExamples(Examples);
    }

    private static SetFolder Read(string? set, string? receipts, string? verifier)
    {
        if (set is null && receipts is null) throw new UsageProblem("give --set DIR, --receipts DIR or both");
        if (receipts is null && verifier is not null)
            throw new UsageProblem("--verifier is of --receipts alone: nobody signed a set");
        var files = set is null ? null : SetFolder.Read(set);
        var verifierId = KeyIdText.Parse("--verifier", verifier);
        return receipts is null ? files! : MeshReceipts.Of(ReceiptsFolder.Read(receipts, verifierId), files);
    }

    private static int Run(Terminal terminal, SetFolder folder, bool json)
    {
        var result = terminal.WithProgress("auditing", _ => LandmarkAudit.Run(folder.Set));
        if (json) terminal.Out.WriteLine(CliJson.Text(AuditReport.Document(folder, result)));
        else AuditReport.Write(terminal, folder, result);
        return ExitCode.Ok;
    }
}
