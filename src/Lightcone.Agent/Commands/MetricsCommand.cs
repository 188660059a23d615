using System.CommandLine;
using Lightcone.Agent.Inventory.Host;
using Lightcone.Agent.Output;
using Lightcone.Agent.Telemetry;
using Lightcone.Edge.CommandLines;

namespace Lightcone.Agent.Commands;

/// <summary><c>lightcone-agent metrics</c>: the page that a scrape would get, once.</summary>
internal static class MetricsCommand
{
    private const string Help = "What do the GPUs show now, in Prometheus' text format?";

    private const string Examples = """
        Names, labels and units are those of dcgm-exporter. A reading that could not be had is left out, never 0.
        It fits the textfile collector of node_exporter: write to another name, then rename.

        Examples:
          lightcone-agent metrics
          lightcone-agent metrics > DIR/lightcone.part && mv DIR/lightcone.part DIR/lightcone.prom

        Exit code: 0 whatever was found, 2 bad usage.
        """;

    public static Command Make(Terminal terminal)
    {
        var nvml = SharedOptions.Nvml();
        var root = SharedOptions.Root();
        var command = new Command("metrics", Help) { nvml, root };
        command.SetAction(parsed =>
        {
            var folder = new HostFolder(parsed.GetRequiredValue(root));
            using var telemetry = new HostTelemetry(parsed.GetRequiredValue(nvml), folder);
            terminal.Out.Write(telemetry.Page());
            return ExitCode.Ok;
        });
        return command.WithExamples(Examples);
    }
}
