using System.Text;
using Lightcone.Cli.Input;
using Lightcone.Cli.Output;

namespace Lightcone.Cli.Commands.Evaluate;

/// <summary>The part of a Markdown file between two markers, which a command rewrites.</summary>
internal sealed class MarkedTable
{
    private const int MaxBytes = 4 << 20;

    private readonly string _path;
    private readonly string _before;
    private readonly string _after;

    private MarkedTable(string path, string before, string after) => (_path, _before, _after) = (path, before, after);

    /// <exception cref="InputProblem">The file does not hold the two markers, once and in order.</exception>
    public static MarkedTable Open(string path, string name)
    {
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw new UsageProblem($"--name {name}: letters, digits, - and _ are expected");
        var text = Encoding.UTF8.GetString(BoundedFile.Read(path, MaxBytes));
        string opening = $"<!-- evaluate:{name} -->", closing = "<!-- /evaluate:" + name + " -->";
        var start = text.IndexOf(opening, StringComparison.Ordinal);
        var end = text.IndexOf(closing, StringComparison.Ordinal);
        if (start < 0 || end < start || text.IndexOf(opening, start + 1, StringComparison.Ordinal) >= 0)
            throw new InputProblem($"{path}: does not hold {opening} and then {closing} once; write both lines first");
        return new MarkedTable(path, text[..(start + opening.Length)], text[end..]);
    }

    public void Replace(string table) => WholeFile.Write(_path, $"{_before}\n{table.TrimEnd('\n')}\n{_after}");
}
