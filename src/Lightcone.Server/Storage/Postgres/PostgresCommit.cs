using Lightcone.Server.Storage.StoredRows;
using Npgsql;
using NpgsqlTypes;

namespace Lightcone.Server.Storage.Postgres;

/// <summary>What is written: one transaction each, which begins with the fence.</summary>
internal static class PostgresCommit
{
    /// <summary>Holds the row of the lease until the transaction ends: whoever wants to be the next owner
    /// waits.</summary>
    public const string Fence = """
        UPDATE owner SET until = clock_timestamp() + $1 WHERE kind = $2 AND id = $3 AND epoch = $4 AND silo = $5
        """;

    private const string Hosts =
        "INSERT INTO host SELECT $1, * FROM unnest($2::int[], $3::bytea[], $4::bytea[], $5::text[], $6::bigint[])";

    private const string Events = """
        INSERT INTO session_event SELECT $1, * FROM unnest(
          $2::bigint[], $3::bytea[], $4::int[], $5::int[], $6::bytea[], $7::bigint[], $8::bytea[])
        """;

    private const string Verdicts = """
        INSERT INTO verdict SELECT $1, * FROM unnest(
          $2::bigint[], $3::bytea[], $4::int[], $5::bigint[], $6::bigint[], $7::bigint[], $8::int[], $9::bytea[],
          $10::bytea[], $11::bytea[])
        """;

    private const string Latest = """
        INSERT INTO host_latest SELECT $1, * FROM unnest(
          $2::int[], $3::bigint[], $4::bytea[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::int[])
        ON CONFLICT (shard, host) DO UPDATE SET seq = excluded.seq, open_session = excluded.open_session,
          opened_seq = excluded.opened_seq, open_expiry = excluded.open_expiry, verdict_seq = excluded.verdict_seq,
          verdict_expiry = excluded.verdict_expiry, conclusion = excluded.conclusion
        WHERE excluded.seq > host_latest.seq
        """;

    private const string Record = """
        INSERT INTO record SELECT $1, $2, $3, $4 WHERE $3 = 1
          OR EXISTS (SELECT 1 FROM record WHERE kind = $1 AND id = $2 AND version = $3 - 1)
        ON CONFLICT (kind, id) DO UPDATE SET version = excluded.version, json = excluded.json
        WHERE record.version = excluded.version - 1
        """;

    // Whoever asks for the newest entry must see no older one appear afterwards: one writer at a time.
    private const string Audit = """
        INSERT INTO audit SELECT coalesce(max(seq), 0) + 1, $1, $2, $3, $4, $5 FROM audit
        """;

    public static object[] FenceValues(Lease lease, TimeSpan life) =>
        [life, (int)lease.Kind, lease.Id, lease.Epoch, lease.Silo];

    public static async Task<bool> TryAsync(NpgsqlDataSource source, Lease lease, ShardCommit commit, TimeSpan life,
        CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var fence = PostgresReads.With(new NpgsqlCommand(Fence, connection), FenceValues(lease, life)))
        {
            if (await fence.ExecuteNonQueryAsync(cancel) != 1) return false;
        }

        await using var batch = new NpgsqlBatch(connection);
        Add(batch, lease.Id, commit);
        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    public static async Task<bool> TryPutAsync(
        NpgsqlDataSource source, RecordRow record, AuditRow entry, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using (var locked = new NpgsqlCommand("LOCK TABLE audit IN EXCLUSIVE MODE", connection))
            await locked.ExecuteNonQueryAsync(cancel);
        await using var put = PostgresReads.With(
            new NpgsqlCommand(Record, connection), record.Kind, record.Id, record.Version, record.Json);
        if (await put.ExecuteNonQueryAsync(cancel) == 0) return false;
        await using var trail = PostgresReads.With(new NpgsqlCommand(Audit, connection),
            Micros.Of(entry.At), entry.Actor, entry.Action, entry.Subject, record.Version);
        await trail.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    private static void Add(NpgsqlBatch batch, int shard, ShardCommit commit)
    {
        var (hosts, events, verdicts, latest) = (commit.Hosts, commit.Events, commit.Verdicts, commit.Latest);
        Add(batch, Hosts, shard, hosts.Count,
            Ints(hosts.Select(one => one.Number)), Bytes(hosts.Select(one => one.Id.ToArray())),
            Bytes(hosts.Select(one => one.Spki)),
            new NpgsqlParameter { Value = hosts.Select(one => one.Site).ToArray() },
            Longs(hosts.Select(one => (long?)Micros.Of(one.EnrolledAt))));
        Add(batch, Events, shard, events.Count,
            Longs(events.Select(one => (long?)one.Seq)), Bytes(events.Select(one => one.Session.ToArray())),
            Ints(events.Select(one => one.Host)), Ints(events.Select(one => (int)one.Kind)),
            Bytes(events.Select(one => one.Landmark?.ToArray())),
            Longs(events.Select(one => (long?)Micros.Of(one.At))), Bytes(events.Select(one => one.Bytes)));
        Add(batch, Verdicts, shard, verdicts.Count,
            Longs(verdicts.Select(one => (long?)one.Seq)), Bytes(verdicts.Select(one => one.Session.ToArray())),
            Ints(verdicts.Select(one => one.Host)), Longs(verdicts.Select(one => (long?)one.OpenedSeq)),
            Longs(verdicts.Select(one => (long?)Micros.Of(one.DecidedAt))),
            Longs(verdicts.Select(one => (long?)Micros.Of(one.ExpiresAt))),
            Ints(verdicts.Select(one => one.Conclusion)),
            Bytes(verdicts.Select(one => one.Register.ToArray())), Bytes(verdicts.Select(one => one.Policy.ToArray())),
            Bytes(verdicts.Select(one => one.Bytes)));
        // In one order everywhere: two that write the same rows in two orders could wait for each other for ever.
        HostLatest[] sorted = [.. latest.OrderBy(one => one.Host)];
        Add(batch, Latest, shard, sorted.Length,
            Ints(sorted.Select(one => one.Host)), Longs(sorted.Select(one => (long?)one.Seq)),
            Bytes(sorted.Select(one => one.OpenSession?.ToArray())), Longs(sorted.Select(one => (long?)one.OpenedSeq)),
            Longs(sorted.Select(one => Micros.Of(one.OpenExpiry))), Longs(sorted.Select(one => (long?)one.VerdictSeq)),
            Longs(sorted.Select(one => Micros.Of(one.VerdictExpiry))), Ints(sorted.Select(one => one.Conclusion)));
    }

    private static void Add(NpgsqlBatch batch, string sql, int shard, int rows, params NpgsqlParameter[] columns)
    {
        if (rows == 0) return;
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = shard });
        command.Parameters.AddRange(columns);
        batch.BatchCommands.Add(command);
    }

    private static NpgsqlParameter Ints(IEnumerable<int> values) => new() { Value = values.ToArray() };

    private static NpgsqlParameter Longs(IEnumerable<long?> values) => new()
    {
        Value = values.ToArray(),
        NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint,
    };

    private static NpgsqlParameter Bytes(IEnumerable<byte[]?> values) => new()
    {
        Value = values.ToArray(),
        NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea,
    };
}
