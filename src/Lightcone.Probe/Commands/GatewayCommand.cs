using System.CommandLine;
using Lightcone.Edge.CommandLines;
using Lightcone.Edge.Sockets;
using Lightcone.Probe.Gateways;

namespace Lightcone.Probe.Commands;

/// <summary><c>lightcone-probe gateway</c>: passes on what agents without a way out send to verifier and
/// landmarks.</summary>
internal static class GatewayCommand
{
    private const string Examples = """
        The gateway holds no key and reads nothing: it can only take time or lose frames, which makes a host look
        farther away, never nearer. It passes frames and CONNECT on to the places of the list, and nothing else.

        Examples:
          lightcone-probe gateway --listen 10.0.0.5:7070 --allow places.txt
          lightcone-agent run --gateway 10.0.0.5:7070 --verifier https://verifier.example --verifier-key verifier.pem

        places.txt has one host:port a line, for example verifier.example:443 and 203.0.113.7:7007.
        Exit code: 0 stopped by a signal, 1 failed, 2 bad usage.
        """;

    public static Command Make()
    {
        var listen = Options.Required("--listen", "Address and port for the agents, TCP and UDP", "IP:PORT");
        var allow = Options.Required("--allow", "File of the places to pass on to, one host:port a line", "FILE");
        var file = Options.AddressFile();
        var command = new Command("gateway", "Pass on what agents without a way out send; holds no key")
        {
            listen, allow, file,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var allowed = new AllowList(parsed.GetRequiredValue(allow));
            var local = Options.Address("--listen", parsed.GetRequiredValue(listen));
            var (tunnels, frames) = OnePort.Open(local.Port,
                () => new TunnelServer(local, allowed.Holds), tcp => new FrameForwarder(tcp.Local, allowed));
            using var held = tunnels;
            using var heldToo = frames;
            Options.Announce(parsed.GetValue(file), [tunnels.Local]);
            Console.Error.WriteLine($"gateway at {tunnels.Local}, TCP and UDP");
            var forwarding = Task.Factory.StartNew(
                () => frames.Run(cancel), cancel, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            // Neither half goes on alone: a gateway that passes on half of it looks well and is of no use.
            await await Task.WhenAny(tunnels.RunAsync(cancel), forwarding).ConfigureAwait(false);
            return 0;
        });
        return command.WithExamples(Examples);
    }
}
