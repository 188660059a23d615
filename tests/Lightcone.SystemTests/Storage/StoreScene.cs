using System.Security.Cryptography;
using Lightcone.Challenges;
using Lightcone.Server.Storage;
using Lightcone.Server.Storage.Postgres;
using Lightcone.Server.Storage.Sqlite;
using Lightcone.Server.Storage.StoredRows;
using Lightcone.Wire;

namespace Lightcone.SystemTests.Storage;

/// <summary>One store of either kind, which can be closed and opened again, and rows for it.</summary>
internal sealed class StoreScene : IAsyncDisposable
{
    private readonly StoreKind _kind;
    private readonly string _place;
    private readonly TimeSpan _leaseLife;

    private StoreScene(StoreKind kind, string place, TimeSpan leaseLife) =>
        (_kind, _place, _leaseLife) = (kind, place, leaseLife);

    public IShardStore Shards { get; private set; } = null!;

    public IRecordStore Records => (IRecordStore)Shards;

    public static async Task<StoreScene> OpenAsync(
        StoreKind kind, ThrowawayPostgres postgres, TimeSpan? leaseLife = null)
    {
        var place = kind is StoreKind.Sqlite
            ? Directory.CreateTempSubdirectory("lightcone-test-").FullName
            : postgres.NewDatabase();
        var scene = new StoreScene(kind, place, leaseLife ?? TimeSpan.FromSeconds(15));
        scene.Shards = await scene.OpenAnotherAsync(shards: 8);
        return scene;
    }

    public async Task<IShardStore> OpenAnotherAsync(int shards) => _kind is StoreKind.Sqlite
        ? SqliteStore.Open(Path.Combine(_place, "test.db"), shards, TimeProvider.System, _leaseLife)
        : await PostgresStore.OpenAsync(_place, shards, _leaseLife, CancellationToken.None);

    public async Task ReopenAsync(int shards = 8)
    {
        await Shards.DisposeAsync();
        Shards = await OpenAnotherAsync(shards);
    }

    public Task<Lease?> LeaseAsync(int shard, string silo = "a") =>
        Shards.TryLeaseAsync(OwnedKind.Shard, shard, silo, CancellationToken.None);

    public Task<bool> CommitAsync(Lease lease, ShardCommit commit) =>
        Shards.TryCommitAsync(lease, commit, CancellationToken.None);

    public Task<ShardState> ReadAsync(int shard) => Shards.ReadShardAsync(shard, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Shards.DisposeAsync();
        if (_kind is StoreKind.Sqlite) Directory.Delete(_place, recursive: true);
    }

    public static ShardCommit Rows(params SessionEvent[] events) => new([], events, [], []);

    public static DateTimeOffset At(long seq) => DateTimeOffset.UnixEpoch.AddYears(56).AddMicroseconds(seq);

    public static SessionEvent Event(long seq, ulong session = 1, int bytes = 300) => new()
    {
        Seq = seq,
        Session = new SessionId(session),
        Host = 1,
        Kind = SessionEventKind.Receipt,
        Landmark = seq % 2 == 0 ? null : Hash($"landmark {seq}"),
        At = At(seq),
        Bytes = [.. Enumerable.Range(0, bytes).Select(i => (byte)(seq + i))],
    };

    public static HostRow Host(int number) =>
        new(number, Hash($"host {number}"), [1, 2, (byte)number], "sg-1", At(number));

    public static HostLatest Latest(int host, long seq, ulong? session = null) => new()
    {
        Host = host,
        Seq = seq,
        OpenSession = session is { } open ? new SessionId(open) : null,
        OpenedSeq = session is null ? 0 : seq,
        OpenExpiry = session is null ? null : At(seq),
        VerdictSeq = seq,
        VerdictExpiry = At(seq + 1),
        Conclusion = 1,
    };

    public static VerdictRow Verdict(long seq, int host = 1) => new()
    {
        Seq = seq,
        Session = new SessionId((ulong)seq),
        Host = host,
        OpenedSeq = seq - 1,
        DecidedAt = At(seq),
        ExpiresAt = At(seq + 9),
        Conclusion = 2,
        Register = Hash("register"),
        Policy = Hash("policy"),
        Bytes = [9, 8, 7],
    };

    public static Digest Hash(string text) => new(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
}
