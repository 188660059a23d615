using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Lightcone.Agent.Commands;
using Lightcone.Agent.Output;
using Lightcone.Edge.CommandLines;

namespace Lightcone.Agent;

/// <summary>The commands, and the one place where failures end.</summary>
internal static class CommandTree
{
    private const string Help = "Lightcone's agent: runs beside accelerators, observes, and changes nothing.";

    private const string Examples = """
        Examples:
          lightcone-agent doctor --dry-run
          lightcone-agent run --verifier https://verifier.example --verifier-key verifier.pem
          lightcone-agent inventory

        'lightcone-agent COMMAND --help' tells more of each.
        Exit codes: 0 ok, 1 failed, 2 bad usage.
        """;

    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        try
        {
            // Whoever types the bare name wants to know what there is.
            var parsed = Parse(Make(terminal), args.Length == 0 ? ["--help"] : args);
            if (parsed.Errors.Count > 0 && parsed.Action is null or ParseErrorAction)
                throw new UsageProblem($"{Complaint(parsed)} See '{NameOf(parsed.CommandResult)} --help'.");
            return await parsed.InvokeAsync(new InvocationConfiguration
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

    // The parser says first that a command is missing, and only then which word it took for none.
    private static string Complaint(ParseResult parsed) => parsed.UnmatchedTokens is [var unknown, ..]
        ? $"'{unknown}' is not known here."
        : parsed.Errors[0].Message;

    private static ParseResult Parse(Command commands, string[] args)
    {
        try
        {
            return commands.Parse(args);
        }
        catch (InvalidOperationException problem)
        {
            // A check of a value's range met a value of another kind, which the parser answers with an exception.
            throw new UsageProblem($"{problem.Message} See 'lightcone-agent COMMAND --help'.");
        }
    }

    private static string NameOf(CommandResult result) => result.Parent is CommandResult parent
        ? $"{NameOf(parent)} {result.Command.Name}"
        : result.Command.Name;

    // Not a RootCommand, whose name would be that of the program's file.
    private static Command Make(Terminal terminal) => new Command("lightcone-agent", Help)
    {
        RunCommand.Make(terminal),
        DoctorCommand.Make(terminal),
        StatusCommand.Make(terminal),
        PauseCommand.Make(terminal),
        LedgerCommand.Make(terminal),
        InventoryCommand.Make(terminal),
        MetricsCommand.Make(terminal),
        new VersionOption(),
    }.WithExamples(Examples);
}
