using System.Data.Common;
using System.Security.Cryptography;
using Lightcone.Challenges;
using Lightcone.Server.Storage.StoredRows;
using Lightcone.Wire;
using Npgsql;

namespace Lightcone.Server.Storage.Postgres;

/// <summary>The store in PostgreSQL 15 or newer, for one server or a cluster.</summary>
public sealed class PostgresStore : IShardStore, IRecordStore
{
    private readonly NpgsqlDataSource _source;
    private readonly TimeSpan _leaseLife;

    private PostgresStore(NpgsqlDataSource source, int shardCount, TimeSpan leaseLife) =>
        (_source, ShardCount, _leaseLife) = (source, shardCount, leaseLife);

    /// <inheritdoc/>
    public int ShardCount { get; }

    /// <summary>The database itself, for what else the servers of a cluster share.</summary>
    internal NpgsqlDataSource Source => _source;

    /// <summary>Opens a store, and makes its tables where there are none.</summary>
    /// <param name="connection">As Npgsql reads it; its pool must leave connections to the other servers.</param>
    /// <param name="shardCount">For a new one; an old one keeps its own.</param>
    /// <param name="leaseLife">How long an owner may be silent; null for 15 s.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="StoreException">It cannot be reached, or is another version's.</exception>
    public static async Task<PostgresStore> OpenAsync(
        string connection, int shardCount, TimeSpan? leaseLife, CancellationToken cancel)
    {
        NpgsqlDataSource source;
        try
        {
            source = NpgsqlDataSource.Create(connection);
        }
        catch (ArgumentException problem)
        {
            throw new StoreException(
                $"the connection to PostgreSQL is not written rightly: {problem.Message}", problem);
        }

        try
        {
            var shards = await GuardedAsync(() => PostgresSchema.MakeAsync(source, shardCount, cancel));
            return new PostgresStore(source, shards, leaseLife ?? TimeSpan.FromSeconds(15));
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    /// <inheritdoc/>
    public Task<Lease?> TryLeaseAsync(OwnedKind kind, int id, string silo, CancellationToken cancel) =>
        GuardedAsync(async () =>
        {
            // The clock at the moment of the row's lock, not of the statement's beginning: it may have waited for one.
            await using var command = Command("""
                INSERT INTO owner VALUES ($1, $2, 1, $3, clock_timestamp() + $4)
                ON CONFLICT (kind, id) DO UPDATE
                SET epoch = owner.epoch + 1, silo = excluded.silo, until = excluded.until
                WHERE owner.silo = excluded.silo OR owner.until < clock_timestamp()
                RETURNING epoch
                """, (int)kind, id, silo, _leaseLife);
            return await command.ExecuteScalarAsync(cancel) is long epoch ? new Lease(kind, id, epoch, silo) : null;
        });

    /// <inheritdoc/>
    public Task<bool> TryRenewAsync(Lease lease, CancellationToken cancel) => GuardedAsync(async () =>
    {
        await using var command = Command(PostgresCommit.Fence, PostgresCommit.FenceValues(lease, _leaseLife));
        return await command.ExecuteNonQueryAsync(cancel) == 1;
    });

    /// <inheritdoc/>
    public Task ReleaseAsync(Lease lease, CancellationToken cancel) => GuardedAsync(async () =>
    {
        await using var command = Command(
            PostgresCommit.Fence, PostgresCommit.FenceValues(lease, TimeSpan.FromSeconds(-1)));
        return await command.ExecuteNonQueryAsync(cancel);
    });

    /// <inheritdoc/>
    public Task<bool> TryCommitAsync(Lease lease, ShardCommit commit, CancellationToken cancel)
    {
        CommitLimits.Count(commit);
        return GuardedAsync(() => PostgresCommit.TryAsync(_source, lease, commit, _leaseLife, cancel));
    }

    /// <inheritdoc/>
    public Task<ShardState> ReadShardAsync(int shard, CancellationToken cancel) =>
        GuardedAsync(() => PostgresReads.ShardAsync(_source, shard, cancel));

    /// <inheritdoc/>
    public Task<IReadOnlyList<SessionEvent>> ReadSessionAsync(
        int shard, SessionId session, long fromSeq, long toSeq, CancellationToken cancel) =>
        GuardedAsync(() => PostgresReads.SessionAsync(_source, shard, session, (fromSeq, toSeq), cancel));

    /// <inheritdoc/>
    public Task<IReadOnlyList<VerdictRow>> ReadVerdictsAsync(
        int shard, int host, long beforeSeq, int most, CancellationToken cancel) =>
        GuardedAsync(() => PostgresReads.VerdictsAsync(_source, shard, host, (beforeSeq, most), cancel));

    /// <inheritdoc/>
    public Task PutDocumentAsync(Digest hash, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        if (new Digest(SHA256.HashData(bytes.Span)) != hash)
            throw new ArgumentException("The hash is of other bytes.", nameof(hash));
        return GuardedAsync(async () =>
        {
            await using var command = Command(
                "INSERT INTO document VALUES ($1, $2) ON CONFLICT DO NOTHING", hash.ToArray(), bytes.ToArray());
            return await command.ExecuteNonQueryAsync(cancel);
        });
    }

    /// <inheritdoc/>
    public Task<byte[]?> ReadDocumentAsync(Digest hash, CancellationToken cancel) => GuardedAsync(async () =>
    {
        await using var command = Command("SELECT bytes FROM document WHERE hash = $1", hash.ToArray());
        return await command.ExecuteScalarAsync(cancel) as byte[];
    });

    /// <inheritdoc/>
    public Task<RecordRow?> ReadRecordAsync(string kind, string id, CancellationToken cancel) =>
        GuardedAsync(() => PostgresReads.RecordAsync(_source, kind, id, cancel));

    /// <inheritdoc/>
    public Task<IReadOnlyList<RecordRow>> ListRecordsAsync(
        string kind, string afterId, int most, CancellationToken cancel) =>
        GuardedAsync(() => PostgresReads.RecordsAsync(_source, kind, afterId, most, cancel));

    /// <inheritdoc/>
    public Task<bool> TryPutRecordAsync(RecordRow record, AuditRow entry, CancellationToken cancel) =>
        GuardedAsync(() => PostgresCommit.TryPutAsync(_source, record, entry, cancel));

    /// <inheritdoc/>
    public Task<IReadOnlyList<AuditRow>> ReadAuditAsync(long beforeSeq, int most, CancellationToken cancel) =>
        GuardedAsync(() => PostgresReads.AuditAsync(_source, beforeSeq, most, cancel));

    private NpgsqlCommand Command(string sql, params object[] values) =>
        PostgresReads.Command(_source, sql, values);

    private static async Task<T> GuardedAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception problem) when (problem is DbException or TimeoutException or InvalidCastException)
        {
            throw new StoreException($"PostgreSQL: {problem.Message.ReplaceLineEndings(" ")}", problem);
        }
    }
}
