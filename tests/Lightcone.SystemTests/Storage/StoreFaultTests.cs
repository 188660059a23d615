using Lightcone.Server.Storage;
using Lightcone.Server.Storage.Postgres;
using Lightcone.Server.Storage.Sqlite;
using Lightcone.Server.Storage.StoredRows;

namespace Lightcone.SystemTests.Storage;

/// <summary>What the stores say when they cannot do their work.</summary>
public sealed class StoreFaultTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lightcone-test-").FullName;

    private string Database => Path.Combine(_folder, "test.db");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_second_server_on_one_file_is_refused_and_the_first_goes_on()
    {
        await using var first = SqliteStore.Open(Database, 8, TimeProvider.System);
        var problem = Assert.Throws<StoreException>(() => SqliteStore.Open(Database, 8, TimeProvider.System));
        Assert.Contains("in use by another server", problem.Message, StringComparison.Ordinal);
        Assert.NotNull(await first.TryLeaseAsync(OwnedKind.Shard, 0, "a", Cancel));
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_in_words()
    {
        File.WriteAllText(Database, new string('x', 5000));
        var problem = Assert.Throws<StoreException>(() => SqliteStore.Open(Database, 8, TimeProvider.System));
        Assert.Contains("not a database", problem.Message, StringComparison.Ordinal);
        Assert.Throws<StoreException>(
            () => SqliteStore.Open(Path.Combine(_folder, "nowhere", "test.db"), 8, TimeProvider.System));
    }

    [Fact]
    public async Task A_store_that_is_closed_says_so()
    {
        var store = SqliteStore.Open(Database, 8, TimeProvider.System);
        await store.DisposeAsync();
        await Assert.ThrowsAsync<StoreException>(
            () => store.TryLeaseAsync(OwnedKind.Shard, 0, "a", Cancel));
    }

    [Fact]
    public async Task A_postgres_that_stops_at_once_fails_in_words_loses_nothing_and_is_used_again_when_it_is_back()
    {
        using var postgres = new ThrowawayPostgres();
        await using var scene = await StoreScene.OpenAsync(StoreKind.Postgres, postgres);
        var lease = (await scene.LeaseAsync(0))!;
        Assert.True(await scene.CommitAsync(lease, StoreScene.Rows(StoreScene.Event(1))));
        postgres.StopAtOnce();
        var problem = await Assert.ThrowsAsync<StoreException>(
            () => scene.CommitAsync(lease, StoreScene.Rows(StoreScene.Event(2))));
        Assert.StartsWith("PostgreSQL: ", problem.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreException>(() => scene.ReadAsync(0));
        postgres.Start();
        Assert.Equal(1, (await scene.ReadAsync(0)).LastSeq);
        Assert.True(await scene.CommitAsync(lease, StoreScene.Rows(StoreScene.Event(2))));
    }

    [Fact]
    public async Task A_postgres_that_is_not_there_or_not_well_written_is_refused_in_words()
    {
        await Assert.ThrowsAsync<StoreException>(() => PostgresStore.OpenAsync(
            "Host=127.0.0.1;Port=1;Username=postgres;Timeout=3", 8, null, Cancel));
        await Assert.ThrowsAsync<StoreException>(() => PostgresStore.OpenAsync(
            "Hast=127.0.0.1", 8, null, Cancel));
    }
}
