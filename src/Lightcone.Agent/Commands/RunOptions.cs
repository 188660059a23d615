using System.CommandLine;
using System.Globalization;
using Lightcone.Agent.Output;
using Lightcone.Agent.Running;
using Lightcone.Agent.Telemetry;

namespace Lightcone.Agent.Commands;

/// <summary>The options of <c>run</c>, which <c>doctor</c> shares: it looks at just what would run.</summary>
internal sealed class RunOptions
{
    private readonly Option<string?> _verifier = new("--verifier")
    {
        Description = "Address of the verifier, https://..",
        HelpName = "URL",
    };

    private readonly Option<string?> _verifierKey = new("--verifier-key")
    {
        Description = "The verifier's public key, PEM: the agent takes part for it alone",
        HelpName = "FILE",
    };

    private readonly Option<string?> _gateway = new("--gateway")
    {
        Description = "Send everything through lightcone-probe gateway at this address",
        HelpName = "IP:PORT",
    };

    private readonly Option<int> _sockets = new("--sockets")
    {
        Description = "UDP sockets for each family, 1 to 4: more find more ways through the network",
        HelpName = "N",
        DefaultValueFactory = _ => 4,
    };

    private readonly Option<string> _metrics = new("--metrics")
    {
        Description = "Where to show metrics to Prometheus",
        HelpName = "IP:PORT",
        DefaultValueFactory = _ => MetricsEndpoint.UsualAddress.ToString(),
    };

    private readonly Option<bool> _noMetrics = new("--no-metrics") { Description = "Show no metrics" };
    private readonly Option<bool> _noInventory = new("--no-inventory") { Description = "Do not tell the inventory" };
    private readonly Option<string?> _state = SharedOptions.State();
    private readonly Option<string> _nvml = SharedOptions.Nvml();
    private readonly Option<string> _root = SharedOptions.Root();

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])
            [_verifier, _verifierKey, _state, _gateway, _sockets, _metrics, _noMetrics, _noInventory, _nvml, _root])
            command.Add(option);
    }

    /// <summary>What was asked for; null where no verifier was named, which only <c>doctor</c> may leave out.</summary>
    public RunSettings? Read(ParseResult parsed)
    {
        var sockets = parsed.GetValue(_sockets);
        if (sockets is < 1 or > 4)
        {
            throw new UsageProblem(string.Create(CultureInfo.InvariantCulture,
                $"--sockets {sockets}: a whole number from 1 to 4 is expected"));
        }

        if (parsed.GetValue(_verifier) is not { } verifier || parsed.GetValue(_verifierKey) is not { } key) return null;
        // Not an option of type Uri: turning text into it by itself needs reflection, which is not there.
        if (!Uri.TryCreate(verifier, UriKind.Absolute, out var address))
            throw new UsageProblem($"--verifier {verifier}: an address such as https://verifier.example is expected");
        return Settings(parsed, address, key);
    }

    /// <summary>What a dry run looks at where no verifier was named.</summary>
    public RunSettings Unset(ParseResult parsed) => Settings(parsed, new Uri("https://verifier.invalid"), "");

    public int SocketsOf(ParseResult parsed) => parsed.GetValue(_sockets);

    public StateFolder StateOf(ParseResult parsed) => new(parsed.GetValue(_state));

    public string NvmlOf(ParseResult parsed) => parsed.GetRequiredValue(_nvml);

    public string RootOf(ParseResult parsed) => parsed.GetRequiredValue(_root);

    private RunSettings Settings(ParseResult parsed, Uri verifier, string verifierKey)
    {
        var gateway = parsed.GetValue(_gateway);
        return new RunSettings
        {
            Verifier = verifier,
            VerifierFile = verifierKey,
            State = StateOf(parsed),
            Gateway = gateway is null ? null : SharedOptions.Address("--gateway", gateway),
            Sockets = parsed.GetValue(_sockets),
            Metrics = parsed.GetValue(_noMetrics)
                ? null
                : SharedOptions.Address("--metrics", parsed.GetRequiredValue(_metrics)),
            TellsInventory = !parsed.GetValue(_noInventory),
            Nvml = parsed.GetRequiredValue(_nvml),
            Root = parsed.GetRequiredValue(_root),
        };
    }
}
