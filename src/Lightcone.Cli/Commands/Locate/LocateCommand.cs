using System.CommandLine;
using Lightcone.Cli.Input;
using Lightcone.Cli.Json;
using Lightcone.Cli.Output;
using Lightcone.Edge.CommandLines;

namespace Lightcone.Cli.Commands.Locate;

/// <summary><c>lightcone locate</c>: where one host of a set can be, and what that says of claims about it.</summary>
internal static class LocateCommand
{
    private const string Help = "Where can a host be, and do the claims about it hold?";

    private const string Examples = """
        Without a claim the default one is judged: to be outside CN,HK,MO.

        Examples:
          lightcone locate --set DIR --target wn50
          lightcone locate --set DIR --target "Buenos Aires" --claim -34.6,-58.4,500 --claim-countries AR
          lightcone locate --set DIR --target wn50 --claim-outside CN,HK,MO --faults 1 --map map.html
          lightcone locate --receipts DIR

        Exit code: 0 all claims confirmed, 3 one refuted, 4 neither, 1 bad input, 2 bad usage.
        """;

    public static Command Make(Terminal terminal)
    {
        var set = SharedOptions.Of<string?>("--set", "Folder with hosts.csv and rtts.csv", "DIR");
        var target = SharedOptions.Of<string?>("--target", "The host of the set, by id or by name", "HOST");
        var receipts = SharedOptions.Of<string?>("--receipts", "Folder with signed receipts instead", "DIR");
        var verifier = SharedOptions.Of<string?>("--verifier", "Key id that must have signed them", "ID");
        var claims = new LocateClaims();
        var json = SharedOptions.Json();
        var command = new Command("locate", Help) { set, target, receipts, verifier, json };
        claims.AddTo(command);
        command.SetAction(parsed => Run(terminal, claims.Read(parsed) with
        {
            Set = parsed.GetValue(set),
            Receipts = parsed.GetValue(receipts),
            Verifier = KeyIdText.Parse("--verifier", parsed.GetValue(verifier)),
            Target = parsed.GetValue(target),
            Json = parsed.GetValue(json),
        }));
        return command.WithExamples(Examples);
    }

    private static int Run(Terminal terminal, LocateRequest request)
    {
        var located = Located.Run(request, terminal);
        if (request.Map is { } file) LocatePicture.Save(file, located);
        if (request.Json)
        {
            terminal.Out.WriteLine(CliJson.Text(LocateJson.Of(located)));
        }
        else
        {
            LocateText.Write(terminal, located);
            if (request.Map is not null) terminal.Line($"Map: {request.Map}");
        }

        return ExitCode.Of(located.Conclusion);
    }
}
