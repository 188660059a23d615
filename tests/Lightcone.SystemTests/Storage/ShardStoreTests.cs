using Lightcone.Challenges;
using Lightcone.Server.Storage;
using Lightcone.Server.Storage.StoredRows;

namespace Lightcone.SystemTests.Storage;

/// <summary>What both stores keep to.</summary>
public sealed class ShardStoreTests(ThrowawayPostgres postgres) : IClassFixture<ThrowawayPostgres>
{
    public static TheoryData<StoreKind> Kinds => [StoreKind.Sqlite, StoreKind.Postgres];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_shard_has_one_owner_at_a_time_and_each_new_one_a_higher_epoch(StoreKind kind)
    {
        await using var scene = await StoreScene.OpenAsync(kind, postgres, TimeSpan.FromMilliseconds(600));
        var first = await scene.LeaseAsync(3);
        Assert.NotNull(first);
        Assert.Null(await scene.LeaseAsync(3, "b"));
        Assert.NotNull(await scene.LeaseAsync(4, "b")); // another shard
        var again = await scene.LeaseAsync(3); // its own: as after a restart
        Assert.True(again!.Epoch > first.Epoch);
        Assert.False(await scene.Shards.TryRenewAsync(first, Cancel));
        Assert.True(await scene.Shards.TryRenewAsync(again, Cancel));
        await Task.Delay(800, Cancel);
        var other = await scene.LeaseAsync(3, "b"); // the owner was silent for too long
        Assert.True(other!.Epoch > again.Epoch);
        Assert.False(await scene.Shards.TryRenewAsync(again, Cancel));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_lease_that_is_given_back_is_free_at_once_and_a_lost_one_takes_nothing_away(StoreKind kind)
    {
        await using var scene = await StoreScene.OpenAsync(kind, postgres);
        var first = (await scene.LeaseAsync(0))!;
        await scene.Shards.ReleaseAsync(first, Cancel);
        var second = (await scene.LeaseAsync(0, "b"))!;
        await scene.Shards.ReleaseAsync(first, Cancel);
        Assert.True(await scene.Shards.TryRenewAsync(second, Cancel));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_commit_keeps_the_lease_alive(StoreKind kind)
    {
        await using var scene = await StoreScene.OpenAsync(kind, postgres, TimeSpan.FromMilliseconds(1000));
        var lease = (await scene.LeaseAsync(0))!;
        for (var i = 1; i <= 8; i++)
        {
            await Task.Delay(250, Cancel);
            Assert.True(await scene.CommitAsync(lease, StoreScene.Rows(StoreScene.Event(i))));
            Assert.Null(await scene.LeaseAsync(0, "b"));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_commit_under_a_lost_lease_writes_nothing(StoreKind kind)
    {
        await using var scene = await StoreScene.OpenAsync(kind, postgres, TimeSpan.FromMilliseconds(300));
        var old = (await scene.LeaseAsync(0))!;
        await Task.Delay(500, Cancel);
        var own = (await scene.LeaseAsync(0, "b"))!;
        var commit = new ShardCommit([StoreScene.Host(1)], [StoreScene.Event(1)], [StoreScene.Verdict(2)],
            [StoreScene.Latest(1, 2)]);
        Assert.False(await scene.CommitAsync(old, commit));
        var state = await scene.ReadAsync(0);
        Assert.Equal((0, 0, 0L), (state.Hosts.Count, state.Latest.Count, state.LastSeq));
        Assert.Empty(await scene.Shards.ReadVerdictsAsync(0, 1, long.MaxValue, 10, Cancel));
        Assert.True(await scene.CommitAsync(own, commit));
        Assert.Equal(2, (await scene.ReadAsync(0)).LastSeq);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_was_committed_is_read_as_it_was_written_also_after_the_store_was_closed(StoreKind kind)
    {
        await using var scene = await StoreScene.OpenAsync(kind, postgres);
        var lease = (await scene.LeaseAsync(5))!;
        HostRow[] hosts = [StoreScene.Host(1), StoreScene.Host(2)];
        SessionEvent[] events = [StoreScene.Event(1, 7), StoreScene.Event(2, 8), StoreScene.Event(3, 7, 256 << 10)];
        HostLatest[] latest = [StoreScene.Latest(1, 1, session: 7), StoreScene.Latest(2, 4)];
        Assert.True(await scene.CommitAsync(lease, new ShardCommit(hosts, events, [StoreScene.Verdict(4, 2)], latest)));
        await scene.ReopenAsync();
        var state = await scene.ReadAsync(5);
        Assert.Equivalent(hosts, state.Hosts, strict: true);
        Assert.Equivalent(latest, state.Latest, strict: true);
        Assert.Equivalent(new[] { events[0], events[2] }, state.OpenEvents, strict: true); // 8 is not open
        Assert.Equal(4, state.LastSeq);
        Assert.Equivalent(new[] { StoreScene.Verdict(4, 2) },
            await scene.Shards.ReadVerdictsAsync(5, 2, long.MaxValue, 10, Cancel), strict: true);
        Assert.Equivalent(new[] { events[1] },
            await scene.Shards.ReadSessionAsync(5, new SessionId(8), 1, 9, Cancel), strict: true);
        Assert.Empty((await scene.ReadAsync(4)).Hosts); // another shard's
        Assert.Equal(0, (await scene.ReadAsync(6)).LastSeq);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_place_in_the_history_is_taken_once_and_a_commit_stands_or_falls_as_a_whole(StoreKind kind)
    {
        await using var scene = await StoreScene.OpenAsync(kind, postgres);
        var lease = (await scene.LeaseAsync(0))!;
        var other = (await scene.LeaseAsync(1))!;
        Assert.True(await scene.CommitAsync(lease, StoreScene.Rows(StoreScene.Event(1))));
        var bad = scene.CommitAsync(lease, new ShardCommit(
            [StoreScene.Host(1)], [StoreScene.Event(2), StoreScene.Event(1)], [], [StoreScene.Latest(1, 2)]));
        var good = scene.CommitAsync(other, StoreScene.Rows(StoreScene.Event(1)));
        await Assert.ThrowsAsync<StoreException>(() => bad);
        Assert.True(await good); // of the same transaction in SQLite
        var state = await scene.ReadAsync(0);
        Assert.Equal((0, 0, 1L), (state.Hosts.Count, state.Latest.Count, state.LastSeq));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_older_state_of_a_host_never_takes_the_place_of_a_newer(StoreKind kind)
    {
        await using var scene = await StoreScene.OpenAsync(kind, postgres);
        var lease = (await scene.LeaseAsync(0))!;
        foreach (var seq in new[] { 5, 4, 9, 8 })
            Assert.True(await scene.CommitAsync(lease, new ShardCommit([], [], [], [StoreScene.Latest(1, seq)])));
        Assert.Equal(9, Assert.Single((await scene.ReadAsync(0)).Latest).Seq);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Verdicts_are_read_in_pages_the_newest_first(StoreKind kind)
    {
        await using var scene = await StoreScene.OpenAsync(kind, postgres);
        var lease = (await scene.LeaseAsync(7))!;
        VerdictRow[] rows = [.. Enumerable.Range(1, 20).Select(seq => StoreScene.Verdict(seq, 1 + (seq % 2)))];
        Assert.True(await scene.CommitAsync(lease, new ShardCommit([], [], rows, [])));
        var page = await scene.Shards.ReadVerdictsAsync(7, 1, long.MaxValue, 3, Cancel);
        Assert.Equal([20, 18, 16], page.Select(row => row.Seq));
        page = await scene.Shards.ReadVerdictsAsync(7, 1, 16, 3, Cancel);
        Assert.Equal([14, 12, 10], page.Select(row => row.Seq));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Too_much_at_once_is_refused_before_anything_is_written(StoreKind kind)
    {
        await using var scene = await StoreScene.OpenAsync(kind, postgres);
        var lease = (await scene.LeaseAsync(0))!;
        await Assert.ThrowsAsync<ArgumentException>(() => scene.CommitAsync(lease,
            StoreScene.Rows([.. Enumerable.Range(1, 5001).Select(seq => StoreScene.Event(seq, bytes: 1))])));
        await Assert.ThrowsAsync<ArgumentException>(() => scene.CommitAsync(lease,
            StoreScene.Rows(StoreScene.Event(1, bytes: (256 << 10) + 1))));
        Assert.Equal(0, (await scene.ReadAsync(0)).LastSeq);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Documents_are_kept_under_their_own_hash_alone(StoreKind kind)
    {
        await using var scene = await StoreScene.OpenAsync(kind, postgres);
        var hash = StoreScene.Hash("register");
        Assert.Null(await scene.Shards.ReadDocumentAsync(hash, Cancel));
        for (var i = 0; i < 2; i++) await scene.Shards.PutDocumentAsync(hash, "register"u8.ToArray(), Cancel);
        await Assert.ThrowsAsync<ArgumentException>(
            () => scene.Shards.PutDocumentAsync(hash, "other"u8.ToArray(), Cancel));
        await scene.ReopenAsync();
        Assert.Equal("register"u8.ToArray(), await scene.Shards.ReadDocumentAsync(hash, Cancel));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_number_of_shards_stays_as_it_was_made(StoreKind kind)
    {
        await using var scene = await StoreScene.OpenAsync(kind, postgres);
        await scene.ReopenAsync(shards: 99);
        Assert.Equal(8, scene.Shards.ShardCount);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Two_owners_that_take_turns_at_random_lose_and_double_nothing_that_was_acknowledged(StoreKind kind)
    {
        const int Seed = 20261125;
        await using var scene = await StoreScene.OpenAsync(kind, postgres, TimeSpan.FromMilliseconds(40));
        var acknowledged = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Task.WhenAll(new[] { "a", "b" }.Select(silo => Task.Run(async () =>
        {
            var random = new Random(Seed + silo[0]);
            for (var turn = 0; turn < 40; turn++)
            {
                if (await scene.LeaseAsync(0, silo) is not { } lease)
                {
                    await Task.Delay(random.Next(20), Cancel);
                    continue;
                }

                var seq = (await scene.ReadAsync(0)).LastSeq;
                for (var i = random.Next(1, 6); i > 0; i--)
                {
                    if (random.Next(3) == 0) await Task.Delay(random.Next(80), Cancel); // the lease may be lost
                    var row = StoreScene.Event(++seq, session: (ulong)random.Next());
                    if (!await scene.CommitAsync(lease, StoreScene.Rows(row))) break;
                    acknowledged.Add($"{row.Seq} {row.Session}");
                }
            }
        })));
        var last = (await scene.ReadAsync(0)).LastSeq;
        List<string> kept = [];
        foreach (var one in acknowledged)
        {
            var session = SessionId.From(Convert.FromHexString(one.Split(' ')[1]));
            kept.AddRange((await scene.Shards.ReadSessionAsync(0, session, 1, last, Cancel))
                .Select(row => $"{row.Seq} {row.Session}"));
        }

        Assert.True(acknowledged.Count > 20, $"seed {Seed}: {acknowledged.Count} commits");
        Assert.Equal(acknowledged.Order(), kept.Distinct().Order());
        Assert.Equal(last, acknowledged.Count); // no row but those, and no gap
    }
}
