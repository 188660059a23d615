using System.CommandLine;
using System.Net;

namespace Lightcone.Probe.Commands;

/// <summary>Options that mean the same in every command.</summary>
internal static class Options
{
    public static Option<string> Required(string name, string description, string value) => new(name)
    {
        Description = description,
        HelpName = value,
        Required = true,
    };

    public static Option<string?> AddressFile() => new("--address-file")
    {
        Description = "Write the addresses there once they are open (for port 0)",
        HelpName = "FILE",
    };

    public static Option<string> State() => Required("--state", "Folder for the probe's key and memory", "DIR");

    public static IPEndPoint Address(string option, string text) => IPEndPoint.TryParse(text, out var address)
        ? address
        : throw new UsageProblem($"{option} {text}: an IP address and a port are expected, such as 0.0.0.0:7007");

    /// <summary>Writes addresses that are open, whole or not at all.</summary>
    public static void Announce(string? file, IEnumerable<IPEndPoint> addresses)
    {
        if (file is null) return;
        File.WriteAllLines(file + ".new", addresses.Select(address => address.ToString()));
        File.Move(file + ".new", file, overwrite: true);
    }
}
