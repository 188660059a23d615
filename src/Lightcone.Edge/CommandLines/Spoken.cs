using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Lightcone.Edge.CommandLines;

/// <summary>Help that ends with examples: what most people came for.</summary>
public static class Spoken
{
    /// <summary>Gives a command its own help, which also prints the examples.</summary>
    /// <param name="command">One sentence describes it, so that lists of commands stay short.</param>
    /// <param name="examples">Whole command lines, and what the exit codes mean.</param>
    public static Command WithExamples(this Command command, string examples)
    {
        var help = new HelpOption();
        help.Action = new HelpWithExamples((SynchronousCommandLineAction)help.Action!, examples);
        command.Add(help);
        return command;
    }

    private sealed class HelpWithExamples(SynchronousCommandLineAction help, string examples)
        : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var code = help.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output.WriteLine(examples);
            return code;
        }
    }
}
