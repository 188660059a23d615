using System.CommandLine;
using System.Globalization;

namespace Lightcone.Cli.Commands;

/// <summary>Options that mean the same in every command.</summary>
internal static class SharedOptions
{
    private const int MostFaults = 1000;

    public static Option<bool> Json() => new("--json") { Description = "Write one JSON document (docs/formats.md)" };

    /// <summary>An option with a value.</summary>
    public static Option<T> Of<T>(string name, string description, string value) =>
        new(name) { Description = description, HelpName = value };

    /// <summary>An option with a value, and what it is if not given.</summary>
    public static Option<T> Of<T>(string name, string description, string value, T otherwise)
    {
        var option = Of<T>(name, description, value);
        option.DefaultValueFactory = _ => otherwise;
        return option;
    }

    /// <summary>An option that must be given.</summary>
    public static Option<T> Required<T>(string name, string description, string value)
    {
        var option = Of<T>(name, description, value);
        option.Required = true;
        return option;
    }

    public static Option<int> Faults()
    {
        var option = new Option<int>("--faults")
        {
            Description = "How many independent landmarks may be wrong or lying",
            HelpName = "F",
            DefaultValueFactory = _ => 0,
        };
        option.Validators.Add(result =>
        {
            // Read here: asking the parser for a value of the wrong kind is an exception.
            var given = result.Tokens.Count > 0 ? result.Tokens[0].Value : "0";
            if (!int.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var faults)
                || faults is < 0 or > MostFaults)
            {
                result.AddError($"--faults {given}: a whole number from 0 to {MostFaults} is expected.");
            }
        });
        return option;
    }
}
