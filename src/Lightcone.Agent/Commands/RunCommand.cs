using System.CommandLine;
using Lightcone.Agent.Output;
using Lightcone.Agent.Running;
using Lightcone.Edge.CommandLines;

namespace Lightcone.Agent.Commands;

/// <summary><c>lightcone-agent run</c>: takes part in the sessions that the verifier opens, until it is
/// stopped.</summary>
internal static class RunCommand
{
    private const string Help = "Answer timed challenges and tell the inventory, until stopped";

    private const string Examples = """
        It dials out only and takes no orders: all that the verifier can ask for is a session of at most five minutes.
        Everything that leaves is in the ledger ('lightcone-agent ledger'). It needs no root.

        Examples:
          lightcone-agent run --verifier https://verifier.example --verifier-key verifier.pem
          lightcone-agent run --verifier https://verifier.example --verifier-key verifier.pem --gateway 10.0.0.5:7070

        Exit code: 0 stopped by a signal, 1 failed, 2 bad usage.
        """;

    public static Command Make(Terminal terminal)
    {
        var options = new RunOptions();
        var command = new Command("run", Help);
        options.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = options.Read(parsed)
                ?? throw new UsageProblem("--verifier URL and --verifier-key FILE are needed");
            using var program = new AgentProgram(settings, terminal);
            await program.RunAsync(cancel).ConfigureAwait(false);
            return ExitCode.Ok;
        });
        return command.WithExamples(Examples);
    }
}
