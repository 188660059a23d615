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

        Example:
          lightcone audit --set DIR

        Exit code: 0 audited, whatever was found, 1 bad input, 2 bad usage.
        """;

    public static Command Make(Terminal terminal)
    {
        var set = SharedOptions.Required<string>("--set", "Folder with hosts.csv and rtts.csv", "DIR");
        var json = SharedOptions.Json();
        var command = new Command("audit", Help) { set, json };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(set), parsed.GetValue(json)));
        return command.WithExamples(Examples);
    }

    private static int Run(Terminal terminal, string path, bool json)
    {
        var folder = SetFolder.Read(path);
        var result = terminal.WithProgress("auditing", _ => LandmarkAudit.Run(folder.Set));
        if (json) terminal.Out.WriteLine(CliJson.Text(AuditReport.Document(folder, result)));
        else AuditReport.Write(terminal, folder, result);
        return ExitCode.Ok;
    }
}
