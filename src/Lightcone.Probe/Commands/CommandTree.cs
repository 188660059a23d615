using System.CommandLine;
using Lightcone.Edge.CommandLines;

namespace Lightcone.Probe.Commands;

/// <summary>The commands, and the one place where failures end.</summary>
internal static class CommandTree
{
    private const int Failed = 1;
    private const int Usage = 2;

    public static int Run(string[] args)
    {
        try
        {
            var parsed = Make().Parse(args.Length == 0 ? ["--help"] : args);
            if (parsed.Errors.Count == 0)
                return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            Console.Error.WriteLine($"lightcone-probe: {parsed.Errors[0].Message} See 'lightcone-probe --help'.");
            return Usage;
        }
        catch (Exception problem)
        {
            // Sockets have an exception of their own, which only the edge may name: its words are good enough.
            Console.Error.WriteLine($"lightcone-probe: {problem.Message.ReplaceLineEndings(" ")}");
            return problem is UsageProblem ? Usage : Failed;
        }
    }

    // Not a RootCommand, whose name would be that of the program's file.
    private static Command Make() => new Command("lightcone-probe",
        "Lightcone's landmark: times how fast a host answers, and signs the result. It proves nothing alone.")
    {
        RunCommand.Make(),
        StatusCommand.Make(),
        StatusCommand.MakeMesh(),
        GatewayCommand.Make(),
        new VersionOption(),
    }.WithExamples("""
        'lightcone-probe COMMAND --help' tells more of each, with examples.
        """);
}
