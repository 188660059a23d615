using System.Globalization;
using System.Runtime.InteropServices;
using Lightcone.Cli.Input;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Lightcone.Cli.Output;

/// <summary>Where a command speaks: results to standard output, progress and trouble to standard error.</summary>
internal sealed class Terminal
{
    private const int WidthOfFiles = 120;
    private const string ShowCursor = "\e[?25h";

    private readonly Lazy<IAnsiConsole> _pretty;

    public Terminal(TextWriter output, TextWriter errors, bool isInteractive)
    {
        Out = output;
        Errors = errors;
        IsInteractive = isInteractive;
        _pretty = new Lazy<IAnsiConsole>(MakePretty);
    }

    public TextWriter Out { get; }

    public TextWriter Errors { get; }

    /// <summary>Whether somebody watches standard error: only then is progress shown.</summary>
    public bool IsInteractive { get; }

    public static Terminal OfProcess() => new(Console.Out, Console.Error, !Console.IsErrorRedirected);

    /// <summary>A line for people; what comes from files must already be escaped.</summary>
    public void Markup(string markup) => _pretty.Value.MarkupLine(markup);

    public void Render(IRenderable what) => _pretty.Value.Write(what);

    public void Line(string text = "") => _pretty.Value.WriteLine(text);

    /// <summary>Runs long work, with a bar on standard error if somebody watches.</summary>
    public T WithProgress<T>(string title, Func<Action<double>, T> work)
    {
        if (!IsInteractive) return work(_ => { });
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Errors) });
        // Whoever stops the work gets the cursor back, which the bar hides.
        using var stopped = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Errors.Write(ShowCursor));
        return console.Progress().AutoClear(true).HideCompleted(true).Start(context =>
        {
            var task = context.AddTask(title, maxValue: 1);
            return work(share => task.Value = share);
        });
    }

    /// <summary>The one line in which every failure ends.</summary>
    public int Fail(string message, int exitCode)
    {
        Errors.WriteLine("lightcone: " + OneLine(message));
        return exitCode;
    }

    public int Fail(Exception problem) => problem switch
    {
        UsageProblem => Fail(problem.Message, ExitCode.Usage),
        InputProblem => Fail(problem.Message, ExitCode.Failed),
        // What is read, and each file that is written, has its own words: here only the answer is left.
        IOException or UnauthorizedAccessException =>
            Fail($"the output cannot be written ({problem.Message.TrimEnd('.')})", ExitCode.Failed),
        _ => Fail($"a fault of the program, please report it: {problem}", ExitCode.Failed),
    };

    // A name from a command line may hold escape sequences or marks that turn the text round.
    private static string OneLine(string text)
    {
        var line = string.Join(' ', text.Split(['\r', '\n'],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return string.Concat(line.Select(letter => char.GetUnicodeCategory(letter)
            is UnicodeCategory.Control or UnicodeCategory.Format ? '?' : letter));
    }

    private IAnsiConsole MakePretty()
    {
        // Spectre itself heeds NO_COLOR and drops colours where the output is no terminal.
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Out) });
        if (Console.IsOutputRedirected) console.Profile.Width = WidthOfFiles;
        return console;
    }
}
