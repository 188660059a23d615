using Lightcone.Server.Storage.Sqlite;

namespace Lightcone.SystemTests.Serving;

/// <summary>What was acknowledged is there, however the server ended.</summary>
public sealed class KillTests
{
    private const int Hosts = 12;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_server_that_is_killed_three_times_in_mid_load_loses_nothing_that_it_acknowledged() => KillAsync(3);

    [Fact]
    [Trait("Long", "true")]
    public Task A_server_that_is_killed_fifty_times_in_mid_load_loses_nothing_that_it_acknowledged() => KillAsync(50);

    private static async Task KillAsync(int kills)
    {
        const int Seed = 7;
        var random = new Random(Seed);
        await using var scene = await FleetScene.StartAsync(Hosts, Cancel, "--every", "0.002", "--burst", "0.1");
        scene.Run();
        await scene.VerdictsAsync(scene.Hosts[0], 1, Cancel);
        Dictionary<(SimulatedEnd Host, long Seq), byte[]> seen = [];
        for (var i = 0; i < kills; i++)
        {
            await Task.Delay(random.Next(500, 3000), Cancel);
            foreach (var host in scene.Hosts) await RememberAsync(scene, host, seen);
            scene.Server.Kill();
            scene.Server.Start();
        }

        var newest = (await scene.VerdictsAsync(scene.Hosts[0], 1, Cancel))[0];
        while ((await scene.VerdictsAsync(scene.Hosts[0], 1, Cancel))[0] == newest) await Task.Delay(200, Cancel);
        await scene.StopEndsAsync();
        foreach (var ((host, seq), bytes) in seen)
            Assert.Equal(bytes, await scene.Server.BundleAsync($"{host.Key.Public.Id}", seq, Cancel));
        scene.Server.Kill();
        var lost = await LostAsync(scene);
        Assert.True(lost.Count == 0, $"seed {Seed}: lost {string.Join(", ", lost)}");
        Assert.True(seen.Count >= kills, $"only {seen.Count} verdicts were there to lose");
        Assert.True(scene.Ends.Sum(end => end.Acknowledged.Count) > 100);
    }

    private static async Task RememberAsync(
        FleetScene scene, SimulatedEnd host, Dictionary<(SimulatedEnd, long), byte[]> seen)
    {
        var page = await scene.Server.GetAsync($"/v1/hosts/{host.Key.Public.Id}/verdicts?limit=5", Cancel);
        foreach (var item in page.GetProperty("items").EnumerateArray())
        {
            var seq = item.GetProperty("seq").GetInt64();
            if (seen.ContainsKey((host, seq))) continue;
            seen.Add((host, seq), await scene.Server.BundleAsync($"{host.Key.Public.Id}", seq, Cancel));
        }
    }

    private static async Task<List<string>> LostAsync(FleetScene scene)
    {
        await using var store =
            SqliteStore.Open(Path.Combine(scene.Server.Folder, "lightcone.db"), 1, TimeProvider.System);
        return await scene.LostAsync(store, Cancel);
    }
}
