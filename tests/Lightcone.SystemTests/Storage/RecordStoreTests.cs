using Lightcone.Server.Storage.StoredRows;

namespace Lightcone.SystemTests.Storage;

public sealed class RecordStoreTests(ThrowawayPostgres postgres) : IClassFixture<ThrowawayPostgres>
{
    public static TheoryData<StoreKind> Kinds => ShardStoreTests.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static AuditRow Entry { get; } = new()
    {
        At = StoreScene.At(1),
        Actor = "somebody",
        Action = "made",
        Subject = "site a",
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_record_is_replaced_by_who_has_seen_its_version_alone_and_the_trail_has_every_change(
        StoreKind kind)
    {
        await using var scene = await StoreScene.OpenAsync(kind, postgres);
        Assert.Null(await scene.Records.ReadRecordAsync("site", "a", Cancel));
        Assert.False(await PutAsync(scene, 2)); // there is no version 1
        Assert.True(await PutAsync(scene, 1));
        Assert.False(await PutAsync(scene, 1)); // it is there
        Assert.True(await PutAsync(scene, 2));
        Assert.False(await PutAsync(scene, 2));
        Assert.False(await PutAsync(scene, 4));
        var record = await scene.Records.ReadRecordAsync("site", "a", Cancel);
        Assert.Equal((2L, (byte)2), (record!.Version, record.Json[0]));
        var trail = await scene.Records.ReadAuditAsync(long.MaxValue, 10, Cancel);
        Assert.Equal([2, 1], trail.Select(row => row.Seq));
        Assert.Equal(Entry with { Seq = 2, Version = 2 }, trail[0]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Of_many_that_replace_one_version_at_once_one_wins(StoreKind kind)
    {
        await using var scene = await StoreScene.OpenAsync(kind, postgres);
        Assert.True(await PutAsync(scene, 1));
        var won = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => PutAsync(scene, 2))));
        Assert.Single(won, one => one);
        Assert.Equal([2, 1], (await scene.Records.ReadAuditAsync(9, 9, Cancel)).Select(row => row.Seq));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Records_are_listed_by_kind_in_the_order_of_their_ids(StoreKind kind)
    {
        await using var scene = await StoreScene.OpenAsync(kind, postgres);
        foreach (var id in new[] { "b", "a-1", "a", "c", "a1" }) Assert.True(await PutAsync(scene, 1, id));
        Assert.True(await scene.Records.TryPutRecordAsync(new RecordRow("landmark", "x", 1, [1]), Entry, Cancel));
        var first = await scene.Records.ListRecordsAsync("site", "", 3, Cancel);
        var second = await scene.Records.ListRecordsAsync("site", "a1", 3, Cancel);
        Assert.Equal(["a", "a-1", "a1"], first.Select(row => row.Id));
        Assert.Equal(["b", "c"], second.Select(row => row.Id));
    }

    private static Task<bool> PutAsync(StoreScene scene, long version, string id = "a") =>
        scene.Records.TryPutRecordAsync(new RecordRow("site", id, version, [(byte)version]), Entry, Cancel);
}
