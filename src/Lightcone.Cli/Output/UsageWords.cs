using System.Text.RegularExpressions;

namespace Lightcone.Cli.Output;

/// <summary>What the command-line parser complains of, in words for people: it names types of the program.</summary>
internal static class UsageWords
{
    private static readonly Regex Unparsable = new(
        "^Cannot parse argument '(?<value>.*)' for (option|argument|command) '(?<name>[^']*)' as expected type "
            + @"'(?<type>.*)'\.", RegexOptions.Singleline | RegexOptions.NonBacktracking);

    /// <summary>The message, or what it means if it is about a value of the wrong kind.</summary>
    public static string Of(string message)
    {
        var found = Unparsable.Match(message);
        if (!found.Success) return message;
        var type = found.Groups["type"].Value;
        var expected = type.Contains("UInt", StringComparison.Ordinal) ? "a whole number, 0 or more,"
            : type.Contains("Int", StringComparison.Ordinal) ? "a whole number below two thousand million"
            : "a number";
        return $"{found.Groups["name"].Value} {found.Groups["value"].Value}: {expected} is expected.";
    }
}
