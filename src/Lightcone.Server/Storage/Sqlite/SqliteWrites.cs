using Lightcone.Server.Storage.StoredRows;
using Lightcone.Wire;
using Microsoft.Data.Sqlite;

namespace Lightcone.Server.Storage.Sqlite;

/// <summary>The statements of the writer, prepared once.</summary>
internal sealed class SqliteWrites(SqliteConnection connection) : IDisposable
{
    private readonly SqliteCommand _lease = Prepared(connection, """
        INSERT INTO owner VALUES ($kind, $id, 1, $silo, $until)
        ON CONFLICT (kind, id) DO UPDATE SET epoch = epoch + 1, silo = excluded.silo, until = excluded.until
        WHERE owner.silo = excluded.silo OR owner.until < $now
        RETURNING epoch
        """, "$kind", "$id", "$silo", "$until", "$now");

    private readonly SqliteCommand _renew = Prepared(connection,
        "UPDATE owner SET until = $until WHERE kind = $kind AND id = $id AND epoch = $epoch AND silo = $silo",
        "$until", "$kind", "$id", "$epoch", "$silo");

    private readonly SqliteCommand _host = Prepared(connection,
        "INSERT INTO host VALUES ($key, $id, $spki, $site, $at)", "$key", "$id", "$spki", "$site", "$at");

    private readonly SqliteCommand _event = Prepared(connection,
        "INSERT INTO session_event VALUES ($key, $session, $host, $kind, $landmark, $at, $bytes)",
        "$key", "$session", "$host", "$kind", "$landmark", "$at", "$bytes");

    private readonly SqliteCommand _verdict = Prepared(connection, """
        INSERT INTO verdict
        VALUES ($key, $session, $host, $opened, $decided, $expires, $conclusion, $register, $policy, $bytes)
        """, "$key", "$session", "$host", "$opened", "$decided", "$expires", "$conclusion", "$register", "$policy",
        "$bytes");

    private readonly SqliteCommand _latest = Prepared(connection, """
        INSERT INTO host_latest VALUES ($key, $seq, $session, $opened, $expiry, $verdict, $until, $conclusion)
        ON CONFLICT (key) DO UPDATE SET seq = excluded.seq, open_session = excluded.open_session,
          opened_seq = excluded.opened_seq, open_expiry = excluded.open_expiry, verdict_seq = excluded.verdict_seq,
          verdict_expiry = excluded.verdict_expiry, conclusion = excluded.conclusion
        WHERE excluded.seq > host_latest.seq
        """, "$key", "$seq", "$session", "$opened", "$expiry", "$verdict", "$until", "$conclusion");

    private readonly SqliteCommand _document = Prepared(connection,
        "INSERT OR IGNORE INTO document VALUES ($hash, $bytes)", "$hash", "$bytes");

    private readonly SqliteCommand _record = Prepared(connection, """
        INSERT INTO record SELECT $kind, $id, $version, $json WHERE $version = 1
          OR EXISTS (SELECT 1 FROM record WHERE kind = $kind AND id = $id AND version = $version - 1)
        ON CONFLICT (kind, id) DO UPDATE SET version = excluded.version, json = excluded.json
        WHERE record.version = excluded.version - 1
        """, "$kind", "$id", "$version", "$json");

    private readonly SqliteCommand _audit = Prepared(connection,
        "INSERT INTO audit SELECT coalesce(max(seq), 0) + 1, $at, $actor, $action, $subject, $version FROM audit",
        "$at", "$actor", "$action", "$subject", "$version");

    private SqliteCommand[] All =>
        [_lease, _renew, _host, _event, _verdict, _latest, _document, _record, _audit];

    public void Dispose()
    {
        foreach (var one in All) one.Dispose();
    }

    public Lease? Lease(OwnedKind kind, int id, string silo, DateTimeOffset now, TimeSpan life)
    {
        Bind(_lease, (int)kind, id, silo, Micros.Of(now + life), Micros.Of(now));
        return _lease.ExecuteScalar() is long epoch ? new Lease(kind, id, epoch, silo) : null;
    }

    /// <summary>The fence of every commit: false where the lease was lost.</summary>
    public bool Renew(Lease lease, DateTimeOffset until)
    {
        Bind(_renew, Micros.Of(until), (int)lease.Kind, lease.Id, lease.Epoch, lease.Silo);
        return _renew.ExecuteNonQuery() == 1;
    }

    public bool Keep(Digest hash, byte[] bytes)
    {
        Bind(_document, hash.ToArray(), bytes);
        return _document.ExecuteNonQuery() == 1;
    }

    /// <summary>False where another version is there.</summary>
    public bool Put(RecordRow record, AuditRow entry)
    {
        Bind(_record, record.Kind, record.Id, record.Version, record.Json);
        if (_record.ExecuteNonQuery() == 0) return false;
        Run(_audit, Micros.Of(entry.At), entry.Actor, entry.Action, entry.Subject, record.Version);
        return true;
    }

    public void Write(int shard, ShardCommit commit)
    {
        foreach (var one in commit.Hosts)
        {
            Run(_host, HistoryKey.Of(shard, one.Number), one.Id.ToArray(), one.Spki, one.Site,
                Micros.Of(one.EnrolledAt));
        }

        foreach (var one in commit.Events)
        {
            Run(_event, HistoryKey.Of(shard, one.Seq), one.Session.ToArray(), one.Host, (int)one.Kind,
                one.Landmark?.ToArray(), Micros.Of(one.At), one.Bytes);
        }

        foreach (var one in commit.Verdicts)
        {
            Run(_verdict, HistoryKey.Of(shard, one.Seq), one.Session.ToArray(), one.Host, one.OpenedSeq,
                Micros.Of(one.DecidedAt), Micros.Of(one.ExpiresAt), one.Conclusion, one.Register.ToArray(),
                one.Policy.ToArray(), one.Bytes);
        }

        foreach (var one in commit.Latest)
        {
            Run(_latest, HistoryKey.Of(shard, one.Host), one.Seq, one.OpenSession?.ToArray(), one.OpenedSeq,
                Micros.Of(one.OpenExpiry), one.VerdictSeq, Micros.Of(one.VerdictExpiry), one.Conclusion);
        }
    }

    private static void Run(SqliteCommand command, params object?[] values)
    {
        Bind(command, values);
        command.ExecuteNonQuery();
    }

    private static void Bind(SqliteCommand command, params object?[] values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }

    private static SqliteCommand Prepared(SqliteConnection connection, string sql, params string[] names)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in names) command.Parameters.Add(new SqliteParameter(name, null));
        return command;
    }
}
