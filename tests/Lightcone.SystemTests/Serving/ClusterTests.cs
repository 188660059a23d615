using Lightcone.Server.Storage.Postgres;
using Lightcone.SystemTests.Storage;
using Npgsql;

namespace Lightcone.SystemTests.Serving;

/// <summary>Two servers on one PostgreSQL.</summary>
public sealed class ClusterTests(ThrowawayPostgres postgres) : IClassFixture<ThrowawayPostgres>, IDisposable
{
    private readonly string _connectionFile = Path.GetTempFileName();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_connectionFile);

    [Fact]
    public async Task When_one_of_two_servers_is_killed_the_other_goes_on_and_nothing_that_was_acknowledged_is_lost()
    {
        var connection = postgres.NewDatabase();
        await File.WriteAllTextAsync(_connectionFile, connection, Cancel);
        string[] settings = ["--postgres", _connectionFile, "--every", "0.002", "--burst", "0.1"];
        var folder = Directory.CreateTempSubdirectory("lightcone-test-").FullName;
        using var first = new ServerProcess(Path.Combine(folder, "state"), [.. settings, "--silo", "one"]);
        await using var scene = await FleetScene.JoinAsync(first, 12, Cancel, [.. settings, "--silo", "two"]);
        scene.Run(); // all dial the second; the first came first, and has shards
        foreach (var host in scene.Hosts) await scene.VerdictsAsync(host, 1, Cancel);
        Assert.True(await ShardsOfAsync(connection, "one") > 0);
        first.Kill();
        Directory.Delete(folder, recursive: true);
        // Where the lost server's shards were, the hosts are asked again once its leases have run out.
        foreach (var host in scene.Hosts)
        {
            var newest = (await scene.VerdictsAsync(host, 1, Cancel))[0];
            var verdict = await scene.VerifiedAsync(host, newest, Cancel);
            while ((await scene.VerdictsAsync(host, 1, Cancel))[0] == newest) await Task.Delay(200, Cancel);
            Assert.Equal(3, verdict.Opened);
        }

        await scene.StopEndsAsync();
        scene.Server.Kill();
        await using var store = await PostgresStore.OpenAsync(connection, 1, null, Cancel);
        var lost = await scene.LostAsync(store, Cancel);
        Assert.True(lost.Count == 0, $"lost {string.Join(", ", lost)}");
        Assert.True(scene.Ends.Sum(end => end.Acknowledged.Count) > 100);
        Assert.Equal(0, await ShardsOfAsync(connection, "one"));
    }

    private static async Task<long> ShardsOfAsync(string connection, string silo)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(
            $"SELECT count(*) FROM owner WHERE kind = 1 AND silo = '{silo}' AND until > now()");
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }

    [Fact]
    public async Task A_server_with_another_key_is_not_let_into_the_cluster()
    {
        await File.WriteAllTextAsync(_connectionFile, postgres.NewDatabase(), Cancel);
        await using var scene = await FleetScene.StartAsync(0, Cancel, "--postgres", _connectionFile);
        var folder = Directory.CreateTempSubdirectory("lightcone-test-").FullName;
        var problem = Assert.ThrowsAny<Exception>(
            () => new ServerProcess(Path.Combine(folder, "state"), "--postgres", _connectionFile, "--silo", "two"));
        Directory.Delete(folder, recursive: true);
        Assert.Contains("belongs to another verifier", problem.Message, StringComparison.Ordinal);
    }
}
