using System.Security.Cryptography;
using Lightcone.Challenges;
using Lightcone.Server.Storage.StoredRows;
using Lightcone.Wire;
using Microsoft.Data.Sqlite;

namespace Lightcone.Server.Storage.Sqlite;

/// <summary>The store in one file, for one server: one writer, and readers beside it.</summary>
public sealed class SqliteStore : IShardStore, IRecordStore
{
    private const int MostReaders = 8;

    private readonly string _readOnly;
    private readonly FileStream _lock;
    private readonly SqliteWriter _writer;
    private readonly SemaphoreSlim _readers = new(MostReaders);
    private readonly TimeProvider _time;
    private readonly TimeSpan _leaseLife;

    private SqliteStore(string file, FileStream held, SqliteWriter writer, TimeProvider time, TimeSpan leaseLife)
    {
        _readOnly = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadOnly,
        }.ToString();
        (_lock, _writer, _time, _leaseLife) = (held, writer, time, leaseLife);
    }

    /// <inheritdoc/>
    public int ShardCount => _writer.ShardCount;

    /// <summary>Opens a store, or makes it.</summary>
    /// <param name="file">The database; beside it are its lock and its write-ahead log.</param>
    /// <param name="shardCount">For a new one; an old one keeps its own.</param>
    /// <param name="time">The clock of its leases.</param>
    /// <param name="leaseLife">How long an owner may be silent; null for 15 s.</param>
    /// <exception cref="StoreException">Another server uses it, or it cannot be opened.</exception>
    public static SqliteStore Open(string file, int shardCount, TimeProvider time, TimeSpan? leaseLife = null)
    {
        var held = Held(file + ".lock");
        try
        {
            var writer = SqliteWriter.Start(file, shardCount);
            return new SqliteStore(file, held, writer, time, leaseLife ?? TimeSpan.FromSeconds(15));
        }
        catch (SqliteException problem)
        {
            held.Dispose();
            throw new StoreException($"{file}: cannot be opened: {problem.Message}", problem);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync().ConfigureAwait(false);
        SqliteConnection.ClearPool(new SqliteConnection(_readOnly));
        _readers.Dispose();
        await _lock.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<Lease?> TryLeaseAsync(OwnedKind kind, int id, string silo, CancellationToken cancel) =>
        _writer.RunAsync(rows => rows.Lease(kind, id, silo, _time.GetUtcNow(), _leaseLife), 1, cancel);

    /// <inheritdoc/>
    public Task<bool> TryRenewAsync(Lease lease, CancellationToken cancel) =>
        _writer.RunAsync(rows => rows.Renew(lease, _time.GetUtcNow() + _leaseLife), 1, cancel);

    /// <inheritdoc/>
    public Task ReleaseAsync(Lease lease, CancellationToken cancel) =>
        _writer.RunAsync(rows => rows.Renew(lease, DateTimeOffset.UnixEpoch), 1, cancel);

    /// <inheritdoc/>
    public Task<bool> TryCommitAsync(Lease lease, ShardCommit commit, CancellationToken cancel)
    {
        var rows = CommitLimits.Count(commit);
        return _writer.RunAsync(writes =>
        {
            if (!writes.Renew(lease, _time.GetUtcNow() + _leaseLife)) return false;
            writes.Write(lease.Id, commit);
            return true;
        }, rows, cancel);
    }

    /// <inheritdoc/>
    public Task<ShardState> ReadShardAsync(int shard, CancellationToken cancel) =>
        ReadAsync(connection => SqliteReads.Shard(connection, shard), cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SessionEvent>> ReadSessionAsync(
        int shard, SessionId session, long fromSeq, long toSeq, CancellationToken cancel) =>
        ReadAsync<IReadOnlyList<SessionEvent>>(
            connection => SqliteReads.Session(connection, shard, session, (fromSeq, toSeq)), cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<VerdictRow>> ReadVerdictsAsync(
        int shard, int host, long beforeSeq, int most, CancellationToken cancel) =>
        ReadAsync<IReadOnlyList<VerdictRow>>(
            connection => SqliteReads.Verdicts(connection, shard, host, (beforeSeq, most)), cancel);

    /// <inheritdoc/>
    public async Task PutDocumentAsync(Digest hash, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        if (new Digest(SHA256.HashData(bytes.Span)) != hash)
            throw new ArgumentException("The hash is of other bytes.", nameof(hash));
        if (await ReadDocumentAsync(hash, cancel).ConfigureAwait(false) is not null) return;
        await _writer.RunAsync(rows => rows.Keep(hash, bytes.ToArray()), 1, cancel).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<byte[]?> ReadDocumentAsync(Digest hash, CancellationToken cancel) =>
        ReadAsync(connection => SqliteReads.Document(connection, hash), cancel);

    /// <inheritdoc/>
    public Task<RecordRow?> ReadRecordAsync(string kind, string id, CancellationToken cancel) =>
        ReadAsync(connection => SqliteReads.Record(connection, kind, id), cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RecordRow>> ListRecordsAsync(
        string kind, string afterId, int most, CancellationToken cancel) => ReadAsync<IReadOnlyList<RecordRow>>(
            connection => SqliteReads.Records(connection, kind, afterId, most), cancel);

    /// <inheritdoc/>
    public Task<bool> TryPutRecordAsync(RecordRow record, AuditRow entry, CancellationToken cancel) =>
        _writer.RunAsync(rows => rows.Put(record, entry), 2, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AuditRow>> ReadAuditAsync(long beforeSeq, int most, CancellationToken cancel) =>
        ReadAsync<IReadOnlyList<AuditRow>>(connection => SqliteReads.Audit(connection, beforeSeq, most), cancel);

    private async Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancel)
    {
        await _readers.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            return await Task.Run(() =>
            {
                using var connection = new SqliteConnection(_readOnly);
                connection.Open();
                using var moment = connection.BeginTransaction(deferred: true);
                return read(connection);
            }, cancel).ConfigureAwait(false);
        }
        catch (SqliteException problem)
        {
            throw new StoreException($"the store cannot be read: {problem.Message}", problem);
        }
        finally
        {
            _readers.Release();
        }
    }

    private static FileStream Held(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                $"{file}: the store is in use by another server, or cannot be written ({problem.Message})", problem);
        }
    }
}
