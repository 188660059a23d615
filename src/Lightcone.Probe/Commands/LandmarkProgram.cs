using Lightcone.Edge.Exchanges;
using Lightcone.Edge.Hosts;
using Lightcone.Edge.Keys;
using Lightcone.Probe.Landmarks;

namespace Lightcone.Probe.Commands;

/// <summary>A landmark at work: its ports, its key, its conversation with the verifier.</summary>
internal static class LandmarkProgram
{
    public static async Task<int> RunAsync(RunSettings settings, CancellationToken cancel)
    {
        Directory.CreateDirectory(settings.State, UnixFileMode.UserRead | UnixFileMode.UserWrite
            | UnixFileMode.UserExecute);
        using var key = KeyFile.LoadOrCreate(System.IO.Path.Combine(settings.State, "probe.key"));
        var verifier = KeyFile.LoadPublic(settings.VerifierKey);
        using var landmark = new LandmarkEnd(settings.Listen, TimeProvider.System);
        using var host = new HostEnd(new HostEndSettings(), TimeProvider.System);
        if (settings.AddressFile is { } file)
        {
            File.WriteAllLines(file + ".new", landmark.Addresses.Select(address => address.ToString()));
            File.Move(file + ".new", file, overwrite: true);
        }

        Say($"landmark {key.Public.Id} listens on {string.Join(", ", landmark.Addresses)}");
        using var client = new ExchangeClient(settings.Verifier, key, ledger: null, gateway: null);
        IReadOnlyList<IEnd> ends = settings.IsInMesh ? [landmark, host] : [landmark];
        using var phase = new SlowPhase(key, verifier, ends, TimeProvider.System);
        await new ExchangeLoop(client, phase, Say).RunAsync(TimeProvider.System, cancel).ConfigureAwait(false);
        return 0;
    }

    private static void Say(string line) => Console.Error.WriteLine(line);
}
