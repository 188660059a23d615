using Lightcone.Agent.Inventory;
using Lightcone.Edge;

namespace Lightcone.Agent.Output;

/// <summary>Where a command speaks: results to standard output, trouble to standard error.</summary>
internal sealed class Terminal(TextWriter output, TextWriter errors)
{
    public TextWriter Out { get; } = output;

    public TextWriter Errors { get; } = errors;

    public static Terminal OfProcess() => new(Console.Out, Console.Error);

    /// <summary>The one line in which every failure ends.</summary>
    public int Fail(Exception problem) => problem switch
    {
        UsageProblem => Fail(problem.Message, ExitCode.Usage),
        OutsideProblem or EdgeException => Fail(problem.Message, ExitCode.Failed),
        OperationCanceledException => Fail("stopped", ExitCode.Failed),
        // What is read has its own words: here only the answer is left.
        IOException or UnauthorizedAccessException =>
            Fail($"the output cannot be written ({problem.Message.TrimEnd('.')})", ExitCode.Failed),
        _ => Fail($"a fault of the program, please report it ({problem.GetType().Name}: {problem.Message})",
            ExitCode.Failed),
    };

    /// <summary>A line for the log; words from outside lose what could drive a terminal.</summary>
    public void Note(string message) => Errors.WriteLine(PlainText.Of(message.ReplaceLineEndings(" ")));

    private int Fail(string message, int exitCode)
    {
        Errors.WriteLine("lightcone-agent: " + PlainText.Of(message.ReplaceLineEndings(" ")));
        return exitCode;
    }
}
