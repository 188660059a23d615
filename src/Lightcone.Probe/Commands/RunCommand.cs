using System.CommandLine;
using System.Net;
using Lightcone.Edge;

namespace Lightcone.Probe.Commands;

/// <summary><c>lightcone-probe run</c>: listens, and takes part in the sessions that the verifier opens.</summary>
internal static class RunCommand
{
    public static Command Make()
    {
        var verifier = Required<string>("--verifier", "Address of the verifier, https://..", "URL");
        var key = Required<string>("--verifier-key", "The verifier's public key, PEM", "FILE");
        var state = Required<string>("--state", "Folder for the probe's key and memory", "DIR");
        var listen = new Option<string[]>("--listen")
        {
            Description = "Address and port to listen on, UDP and TCP; once for IPv4 and once for IPv6",
            HelpName = "IP:PORT",
            Required = true,
        };
        var mesh = new Option<bool>("--mesh") { Description = "Also answer other landmarks, for their audit" };
        var file = new Option<string?>("--address-file")
        {
            Description = "Write the addresses there once they are open (for port 0)",
            HelpName = "FILE",
        };
        var command = new Command("run", "Take part in the sessions that the verifier opens")
        {
            verifier, key, state, listen, mesh, file,
        };
        command.SetAction((parsed, cancel) => LandmarkProgram.RunAsync(new RunSettings
        {
            Verifier = VerifierAt(parsed.GetRequiredValue(verifier)),
            VerifierKey = parsed.GetRequiredValue(key),
            State = parsed.GetRequiredValue(state),
            Listen = [.. parsed.GetRequiredValue(listen).Select(Address)],
            IsInMesh = parsed.GetValue(mesh),
            AddressFile = parsed.GetValue(file),
        }, cancel));
        return command;
    }

    // Not an option of type Uri: turning text into it by itself needs reflection, which is not there.
    private static Uri VerifierAt(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri)
        ? uri
        : throw new EdgeException($"--verifier {text}: an address such as https://verifier.example is expected");

    private static IPEndPoint Address(string text) => IPEndPoint.TryParse(text, out var address)
        ? address
        : throw new EdgeException($"--listen {text}: an IP address and a port are expected, such as 0.0.0.0:7007");

    private static Option<T> Required<T>(string name, string description, string value) => new(name)
    {
        Description = description,
        HelpName = value,
        Required = true,
    };
}
