using System.CommandLine;
using Lightcone.Agent.Inventory.Nvml;

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
}
