using System.Net;
using Lightcone.Agent.Inventory;
using Lightcone.Agent.Running;
using Lightcone.Edge;
using Lightcone.Edge.Exchanges;
using Lightcone.Edge.Keys;
using Lightcone.Edge.Sockets;
using Lightcone.Identity;

namespace Lightcone.Agent.Doctor;

/// <summary>Looks at everything that the agent needs, and says how to mend what is missing.</summary>
internal static class Checks
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <param name="settings">What would run; null where no verifier was named.</param>
    /// <param name="state">The state folder.</param>
    /// <param name="inventory">As it was read.</param>
    /// <param name="asks">Whether the verifier may be asked: that sends something.</param>
    public static async Task<IReadOnlyList<Check>> RunAsync(
        RunSettings? settings, StateFolder state, HostInventory inventory, bool asks)
    {
        var key = Key(state);
        List<Check> checks =
        [
            key, Sockets(IPAddress.Any, "UDP over IPv4"), Sockets(IPAddress.IPv6Any, "UDP over IPv6"),
            Gpus(inventory), Privilege(),
        ];
        if (settings is null)
        {
            checks.Add(new Check("verifier", CheckState.NotAsked, "name it with --verifier and --verifier-key"));
            return checks;
        }

        checks.Add(VerifierKey(settings));
        checks.Add(asks && key.State is CheckState.Good
            ? await VerifierAsync(settings, state).ConfigureAwait(false)
            : new Check("verifier", CheckState.NotAsked, "a dry run sends nothing"));
        return checks;
    }

    private static Check Key(StateFolder state)
    {
        try
        {
            if (!File.Exists(state.Key))
                return new Check("key", CheckState.Good, $"none yet; 'run' makes {state.Key}, for its owner alone");
            using var key = KeyFile.Load(state.Key);
            return new Check("key", CheckState.Good, $"host id {key.Public.Id}");
        }
        catch (Exception problem) when (problem is EdgeException or IOException or UnauthorizedAccessException)
        {
            return new Check("key", CheckState.Missing, problem.Message);
        }
    }

    private static Check Sockets(IPAddress any, string what)
    {
        try
        {
            using var socket = new TimedSocket(new IPEndPoint(any, 0), isStamped: true);
            return new Check(what, CheckState.Good, "a socket can be opened");
        }
        catch (Exception problem)
        {
            // Sockets have an exception of their own, which only the edge may name.
            return new Check(what, CheckState.Lesser, $"{problem.Message}; one family is enough");
        }
    }

    private static Check Gpus(HostInventory inventory) => inventory.Gpus.Count > 0
        ? new Check("accelerators", CheckState.Good, inventory.Headline)
        : new Check("accelerators", CheckState.Lesser,
            $"{inventory.Headline} With NVIDIA's driver its library libnvidia-ml.so.1 would tell serials and firmware");

    private static Check Privilege() => Environment.IsPrivilegedProcess
        ? new Check("privilege", CheckState.Lesser, "runs as root, which is not needed; a user of its own is safer")
        : new Check("privilege", CheckState.Good, "runs without root; DMI serials are then not readable, as it says");

    private static Check VerifierKey(RunSettings settings)
    {
        try
        {
            return new Check("verifier's key", CheckState.Good, $"id {KeyFile.LoadPublic(settings.VerifierFile).Id}");
        }
        catch (Exception problem) when (problem is EdgeException or IOException or UnauthorizedAccessException)
        {
            return new Check("verifier's key", CheckState.Missing, problem.Message);
        }
    }

    private static async Task<Check> VerifierAsync(RunSettings settings, StateFolder state)
    {
        try
        {
            using SigningKey key = KeyFile.LoadOrCreate(state.Made().Key);
            using var client = new ExchangeClient(settings.Verifier, key, new(state.Ledger, TimeProvider.System),
                settings.Gateway);
            using var patience = new CancellationTokenSource(Patience);
            await client.ExchangeAsync([], TimeSpan.Zero, patience.Token).ConfigureAwait(false);
            return new Check("verifier", CheckState.Good, $"{settings.Verifier} answers, and knows this host's key");
        }
        catch (Exception problem)
        {
            // Whatever keeps it from answering is the finding, and HTTP has exceptions that only the edge may name.
            return new Check("verifier", CheckState.Missing, $"{problem.Message} (address, firewall, enrolment?)");
        }
    }
}
