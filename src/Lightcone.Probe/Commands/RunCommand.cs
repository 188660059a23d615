using System.CommandLine;
using System.Net;
using Lightcone.Edge.CommandLines;

namespace Lightcone.Probe.Commands;

/// <summary><c>lightcone-probe run</c>: listens, and takes part in the sessions that the verifier opens.</summary>
internal static class RunCommand
{
    private const string Examples = """
        It answers nobody but hosts of sessions that its verifier opened. Its place stands in the verifier's register,
        not here. A laptop on the same network does as well as a server.

        Examples:
          lightcone-probe run --verifier https://verifier.example --verifier-key verifier.pem --state DIR \
            --listen 0.0.0.0:7007 --listen [::]:7007 --mesh

        Exit code: 0 stopped by a signal, 1 failed, 2 bad usage.
        """;

    public static Command Make()
    {
        var verifier = Options.Required("--verifier", "Address of the verifier, https://..", "URL");
        var key = Options.Required("--verifier-key", "The verifier's public key, PEM", "FILE");
        var state = Options.State();
        var listen = new Option<string[]>("--listen")
        {
            Description = "Address and port to listen on, UDP and TCP; once for IPv4 and once for IPv6",
            HelpName = "IP:PORT",
            Required = true,
        };
        var mesh = new Option<bool>("--mesh") { Description = "Also answer other landmarks, for their audit" };
        var unstamped = new Option<bool>("--no-kernel-stamps")
        {
            Description = "Time by the program's own clock readings alone, to compare; never shorter, only longer",
        };
        var file = Options.AddressFile();
        var command = new Command("run", "Take part in the sessions that the verifier opens")
        {
            verifier, key, state, listen, mesh, unstamped, file,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            using var program = new LandmarkProgram(new RunSettings
            {
                Verifier = VerifierAt(parsed.GetRequiredValue(verifier)),
                VerifierFile = parsed.GetRequiredValue(key),
                State = parsed.GetRequiredValue(state),
                Listen = OneOfEachFamily(parsed.GetRequiredValue(listen)),
                IsStamped = !parsed.GetValue(unstamped),
                IsInMesh = parsed.GetValue(mesh),
            });
            Options.Announce(parsed.GetValue(file), program.Addresses);
            await program.RunAsync(cancel).ConfigureAwait(false);
            return 0;
        });
        return command.WithExamples(Examples);
    }

    // Of two addresses of a family the second would be answered from the first, where no host looks for it.
    private static IPEndPoint[] OneOfEachFamily(string[] texts)
    {
        IPEndPoint[] all = [.. texts.Select(text => Options.Address("--listen", text))];
        return all.DistinctBy(address => address.AddressFamily).Count() == all.Length
            ? all
            : throw new UsageProblem("--listen: one address of IPv4 and one of IPv6 are expected, not two of one");
    }

    // Not an option of type Uri: turning text into it by itself needs reflection, which is not there.
    private static Uri VerifierAt(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri)
        ? uri
        : throw new UsageProblem($"--verifier {text}: an address such as https://verifier.example is expected");
}
