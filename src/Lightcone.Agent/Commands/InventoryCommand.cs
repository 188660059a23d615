using System.CommandLine;
using Lightcone.Agent.Inventory;
using Lightcone.Agent.Inventory.Host;
using Lightcone.Agent.Output;
using Lightcone.Edge.CommandLines;

namespace Lightcone.Agent.Commands;

/// <summary><c>lightcone-agent inventory</c>: what this host says of its accelerators.</summary>
internal static class InventoryCommand
{
    private const string Help = "Which accelerators does this host say it has?";

    private const string Examples = """
        It only asks, and changes nothing. What could not be read says why; as root more can be read. The assurance
        tier is Declared: the host's own word, which proves nothing.

        Examples:
          lightcone-agent inventory
          sudo lightcone-agent inventory --json

        Exit code: 0 whatever was found, 2 bad usage.
        """;

    public static Command Make(Terminal terminal)
    {
        var json = SharedOptions.Json();
        var nvml = SharedOptions.Nvml();
        var root = SharedOptions.Root();
        var command = new Command("inventory", Help) { json, nvml, root };
        command.SetAction(parsed =>
        {
            var folder = new HostFolder(parsed.GetRequiredValue(root));
            var inventory = InventoryReader.Read(parsed.GetRequiredValue(nvml), folder);
            if (parsed.GetValue(json)) terminal.Out.WriteLine(InventoryJson.Text(inventory));
            else InventoryText.Write(terminal.Out, inventory);
            return ExitCode.Ok;
        });
        return command.WithExamples(Examples);
    }
}
