using System.Net;
using Lightcone.Challenges;
using Lightcone.Edge.Records;
using Lightcone.Geodesy.Borders;
using Lightcone.Server.Sessions;
using Lightcone.Server.Shards;
using Lightcone.Server.Storage;
using Lightcone.Verification;

namespace Lightcone.SystemTests.Serving;

/// <summary>A server with three landmarks near Singapore and some hosts there, all simulated ends that exchange until
/// the scene is over.</summary>
internal sealed class FleetScene : IAsyncDisposable
{
    private readonly CancellationTokenSource _over = new();
    private readonly List<Task> _running = [];
    private readonly string _folder;

    private FleetScene(ServerProcess server, string folder) => (Server, _folder) = (server, folder);

    public ServerProcess Server { get; }

    public List<SimulatedEnd> Hosts { get; } = [];

    public List<SimulatedEnd> Landmarks { get; } = [];

    public IEnumerable<SimulatedEnd> Ends => Hosts.Concat(Landmarks);

    /// <param name="hosts">How many.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <param name="more">More of the server's command line.</param>
    public static Task<FleetScene> StartAsync(int hosts, CancellationToken cancel, params string[] more) =>
        JoinAsync(null, hosts, cancel, more);

    /// <summary>The same, with a server that joins the cluster of another and signs with its key.</summary>
    public static async Task<FleetScene> JoinAsync(
        ServerProcess? other, int hosts, CancellationToken cancel, params string[] more)
    {
        var folder = Directory.CreateTempSubdirectory("lightcone-test-").FullName;
        var state = Path.Combine(folder, "server");
        HeldFolder.Make(state);
        foreach (var file in other is null ? [] : new[] { "verifier.key", "schedule.key", "admin.token" })
            File.Copy(Path.Combine(other!.Folder, file), Path.Combine(state, file));
        var scene = new FleetScene(new ServerProcess(state, more), folder);
        var server = scene.Server;
        foreach (var (name, nanoseconds, at) in new[]
        {
            ("johor", 2_000_000, (1.49, 103.74)), ("singapore", 1_500_000, (1.29, 103.85)),
            ("batam", 2_500_000, (1.05, 104.03)),
        })
        {
            var landmark = new SimulatedEnd(server.Address, server.Verifier, Role.Landmark, nanoseconds);
            scene.Landmarks.Add(landmark);
            await server.PutLandmarkAsync(name, landmark.Key.Public, "udp 127.0.0.1:7", at, cancel);
        }

        await server.PutSiteAsync("sg-1", 1.35, 103.8, cancel);
        for (var i = 0; i < hosts; i++)
        {
            var host = new SimulatedEnd(server.Address, server.Verifier, Role.Host);
            scene.Hosts.Add(host);
            await server.EnrolAsync(host.Key.Public, "sg-1", cancel);
        }

        return scene;
    }

    /// <summary>From now on all ends exchange, whatever becomes of the server.</summary>
    public void Run() => _running.AddRange(Ends.Select(end => Task.Run(() => end.RunAsync(_over.Token))));

    /// <summary>Waits until a host has so many verdicts; gives their places, the newest first.</summary>
    public async Task<long[]> VerdictsAsync(SimulatedEnd host, int least, CancellationToken cancel)
    {
        while (true)
        {
            var path = $"/v1/hosts/{host.Key.Public.Id}/verdicts";
            var (status, page) = await Server.SendAsync(HttpMethod.Get, path, null, cancel);
            // While a shard has no owner, the server says to ask again.
            Assert.True(status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, $"{status} {page}");
            long[] seqs = status is HttpStatusCode.OK
                ? [.. page.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("seq").GetInt64())]
                : [];
            if (seqs.Length >= least) return seqs;
            await Task.Delay(100, cancel);
        }
    }

    /// <summary>The verdict of a bundle, made again.</summary>
    public async Task<Verdict> VerifiedAsync(SimulatedEnd host, long seq, CancellationToken cancel)
    {
        var bytes = await Server.BundleAsync($"{host.Key.Public.Id}", seq, cancel);
        Assert.True(EvidenceBundle.TryParse(bytes, out var bundle, out var refusal), refusal?.Detail);
        Assert.Equal(Server.Verifier.Id, bundle.Verifier.Id);
        Assert.True(bundle.TryVerify(BoundaryPack.Embedded, out var verdict, out refusal), refusal?.Detail);
        return verdict;
    }

    /// <summary>What was acknowledged and is not there, by the store itself, when nobody writes any more.</summary>
    public async Task<List<string>> LostAsync(IShardStore store, CancellationToken cancel)
    {
        List<string> lost = [];
        foreach (var message in Ends.SelectMany(end => end.Acknowledged))
        {
            if (MessageAddress.Of(message) is not { } address) continue;
            var shard = ShardOf.Host(address.Host, store.ShardCount);
            var kept = await store.ReadSessionAsync(shard, address.Session, 1, (1L << 40) - 1, cancel);
            if (!kept.Any(row => row.Bytes.AsSpan().SequenceEqual(message.ToArray())))
                lost.Add($"{message.Kind} of {address.Session}");
        }

        return lost;
    }

    /// <summary>Ends the exchanges; then nothing more is acknowledged.</summary>
    public async Task StopEndsAsync()
    {
        await _over.CancelAsync();
        await Task.WhenAll(_running);
        _running.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await StopEndsAsync();
        Server.Dispose();
        foreach (var end in Ends) end.Dispose();
        _over.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
