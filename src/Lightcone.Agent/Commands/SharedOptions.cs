using System.CommandLine;
using System.Net;
using Lightcone.Agent.Inventory.Nvml;
using Lightcone.Agent.Output;

namespace Lightcone.Agent.Commands;

/// <summary>Options that mean the same in every command.</summary>
internal static class SharedOptions
{
    public static Option<bool> Json() => new("--json") { Description = "Write one JSON document (docs/formats.md)" };

    /// <summary>Where NVIDIA's library is. Its code runs inside the agent: never a path from someone else.</summary>
    public static Option<string> Nvml() => new("--nvml")
    {
        Description = "NVIDIA's management library, if it lies elsewhere; its code is run",
        HelpName = "PATH",
        DefaultValueFactory = _ => NvmlLibrary.UsualName,
    };

    /// <summary>The host's root, for tests: another folder with the kernel's files in it.</summary>
    public static Option<string> Root() => new("--root")
    {
        Description = "Where /sys and /proc are",
        HelpName = "DIR",
        Hidden = true,
        DefaultValueFactory = _ => "/",
    };

    /// <summary>Where the agent keeps its key and its memory.</summary>
    public static Option<string?> State() => new("--state")
    {
        Description = "Folder of the key and the ledger; as root /var/lib/lightcone-agent, else in ~/.local/state",
        HelpName = "DIR",
    };

    /// <summary>An IP address and port.</summary>
    public static IPEndPoint Address(string option, string text) =>
        IPEndPoint.TryParse(text, out var address) && address.Port > 0
            ? address
            : throw new UsageProblem($"{option} {text}: an IP address and a port are expected, such as 127.0.0.1:7007");
}
