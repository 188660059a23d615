using System.CommandLine;
using Lightcone.Cli.Commands.Locate;
using Lightcone.Cli.Input;
using Lightcone.Cli.Json;
using Lightcone.Cli.Output;
using Lightcone.Edge.CommandLines;
using Spectre.Console;

namespace Lightcone.Cli.Commands.Verify;

/// <summary><c>lightcone verify</c>: makes the verdict of a bundle again, asking nobody.</summary>
internal static class VerifyCommand
{
    private const string Examples = """
        Every signature, binding and freshness is checked, the region computed and each claim judged anew; the result
        must be the signed verdict, bit for bit. Needs no network and no account. Whose verdict it is only --verifier
        checks: without it anybody can make a bundle that says anything.

        Examples:
          lightcone range --from-set DIR --at wn50 --bundle wn50.bundle
          lightcone verify wn50.bundle
          lightcone verify wn50.bundle --verifier "$ID" --json   its 64 digits, from the verifier itself

        Exit code: 0 all claims confirmed, 3 one refuted, 4 neither or expired, 1 not verified, 2 bad usage.
        """;

    public static Command Make(Terminal terminal)
    {
        var file = new Argument<string>("BUNDLE") { Description = "The file" };
        var verifier = SharedOptions.Of<string?>("--verifier", "Id of the key that must have decided", "ID");
        var json = SharedOptions.Json();
        var command = new Command("verify", "Make the verdict of a bundle again, from the evidence in it")
        {
            file, verifier, json,
        };
        command.SetAction(parsed =>
        {
            var verified = Verified.Read(
                parsed.GetRequiredValue(file), KeyIdText.Parse("--verifier", parsed.GetValue(verifier)));
            if (parsed.GetValue(json)) terminal.Out.WriteLine(CliJson.Text(VerifyJson.Of(verified)));
            else Write(terminal, verified);
            return ExitCode.Of(verified.Conclusion);
        });
        return command.WithExamples(Examples);
    }

    private static void Write(Terminal terminal, Verified verified)
    {
        var verdict = verified.Verdict;
        if (verified.IsSimulated) terminal.Markup("[mediumpurple]SIMULATED: no real host, no real place.[/]");
        terminal.Markup($"[bold]{Markup.Escape(verified.Headline)}[/]");
        terminal.Line();
        var table = new Table().Border(TableBorder.Simple).AddColumns("claim", "finding", "in words");
        foreach (var claim in verdict.Claims)
            table.AddRow(Markup.Escape(claim.Claim), LocateText.Ladder(claim.Kind), Markup.Escape(claim.Reason));
        terminal.Render(table);
        terminal.Line(verified.Subject);
        terminal.Line(verified.MadeFrom);
        terminal.Markup($"Shown by: {verdict.Tier}. [grey]Not asked: TPM, chip, baseboard, memory.[/]");
        foreach (var note in verified.Notes) terminal.Line(note);
        terminal.Line();
        foreach (var limit in verdict.Limits) terminal.Line(limit);
    }
}
