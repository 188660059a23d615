using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Lightcone.Cli.Commands;
using Lightcone.Cli.Commands.Audit;
using Lightcone.Cli.Commands.Demo;
using Lightcone.Cli.Commands.Evaluate;
using Lightcone.Cli.Commands.Locate;
using Lightcone.Cli.Commands.Plan;
using Lightcone.Cli.Commands.Verify;
using Lightcone.Cli.Commands.Live;
using Lightcone.Cli.Input;
using Lightcone.Cli.Output;
using Lightcone.Edge.CommandLines;

namespace Lightcone.Cli;

/// <summary>The commands, and the one place where failures end.</summary>
internal static class CommandTree
{
    private const string Help = "Lightcone: where can a key's holder be, at the speed of light?";

    private const string Examples = """
        Examples:
          lightcone demo
          lightcone locate --set DIR --target HOST --map map.html
          lightcone range --from-set DIR --at HOST
          lightcone evaluate --set DIR --audit

        'lightcone COMMAND --help' tells more of each.
        """;

    public static int Run(string[] args, Terminal terminal)
    {
        try
        {
            // Whoever types the bare name wants to know what there is.
            var parsed = Parse(Make(terminal), args.Length == 0 ? ["--help"] : args);
            if (parsed.Errors.Count > 0 && parsed.Action is null or ParseErrorAction)
            {
                throw new UsageProblem(
                    $"{UsageWords.Of(parsed.Errors[0].Message)} See '{NameOf(parsed.CommandResult)} --help'.");
            }

            return parsed.Invoke(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = terminal.Out,
                Error = terminal.Errors,
            });
        }
        catch (Exception problem)
        {
            return terminal.Fail(problem);
        }
    }

    private static ParseResult Parse(Command commands, string[] args)
    {
        try
        {
            return commands.Parse(args);
        }
        catch (InvalidOperationException problem)
        {
            // A check of a value's range met a value of another kind, which the parser answers with an exception.
            throw new UsageProblem($"{UsageWords.Of(problem.Message)} See 'lightcone COMMAND --help'.");
        }
    }

    private static string NameOf(CommandResult result) => result.Parent is CommandResult parent
        ? $"{NameOf(parent)} {result.Command.Name}"
        : result.Command.Name;

    // Not a RootCommand, whose name would be that of the program's file.
    private static Command Make(Terminal terminal) => new Command("lightcone", Help)
    {
        DemoCommand.Make(terminal),
        LocateCommand.Make(terminal),
        RangeCommand.Make(terminal),
        VerifyCommand.Make(terminal),
        EvaluateCommand.Make(terminal),
        AuditCommand.Make(terminal),
        PlanCommand.Make(terminal),
        BoundariesCommand.Make(terminal),
        SelfTest(terminal),
        new VersionOption(),
    }.WithExamples(Examples);

    private static Command SelfTest(Terminal terminal)
    {
        var json = SharedOptions.Json();
        var command = new Command("selftest", "Does this machine compute the same bits as every other?") { json };
        command.SetAction(parsed =>
        {
            var outcome = SelfTestCommand.Run(parsed.GetValue(json));
            foreach (var line in outcome.Lines) terminal.Out.WriteLine(line);
            return outcome.ExitCode;
        });
        return command.WithExamples("""
            Examples:
              lightcone selftest
              lightcone selftest --json

            Exit code: 0 the same bits, 1 other bits, 2 bad usage.
            """);
    }
}
