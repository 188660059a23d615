using System.Data.Common;
using Lightcone.Challenges;
using Lightcone.Server.Storage.StoredRows;
using Lightcone.Wire;
using Microsoft.Data.Sqlite;

namespace Lightcone.Server.Storage.Sqlite;

/// <summary>What is asked of the store, each within one moment of it.</summary>
internal static class SqliteReads
{
    private const string Seq = "key & 1099511627775"; // HistoryKey.MostSeq

    public static ShardState Shard(SqliteConnection connection, int shard)
    {
        var (from, to) = (HistoryKey.Of(shard, 0), HistoryKey.Of(shard + 1, 0) - 1);
        var hosts = Rows(connection, $"SELECT {Seq}, {RowReader.HostColumns} FROM host WHERE key BETWEEN $a AND $b",
            RowReader.Host, from, to);
        var latest = Rows(connection,
            $"SELECT {Seq}, {RowReader.LatestColumns} FROM host_latest WHERE key BETWEEN $a AND $b",
            RowReader.Latest, from, to);
        List<SessionEvent> events = [];
        var open = latest.Where(one => one.OpenSession is not null).ToList();
        if (open.Count > 0)
        {
            // One walk over the history since the oldest that is open: minutes, whatever the history's length.
            var sessions = open.Select(one => one.OpenSession!).ToHashSet();
            events = Rows(connection,
                $"SELECT {Seq}, {RowReader.EventColumns} FROM session_event WHERE key BETWEEN $a AND $b ORDER BY key",
                RowReader.Event, HistoryKey.Of(shard, open.Min(one => one.OpenedSeq)), to);
            events.RemoveAll(one => !sessions.Contains(one.Session));
        }

        var last = Rows(connection, """
            SELECT max((SELECT coalesce(max(key), $a) FROM session_event WHERE key BETWEEN $a AND $b),
                       (SELECT coalesce(max(key), $a) FROM verdict WHERE key BETWEEN $a AND $b))
            """, row => HistoryKey.SeqOf(row.GetInt64(0)), from, to)[0];
        return new ShardState(hosts, latest, events, last);
    }

    public static List<SessionEvent> Session(
        SqliteConnection connection, int shard, SessionId session, (long From, long To) seqs) =>
        Rows(connection, $"""
            SELECT {Seq}, {RowReader.EventColumns} FROM session_event
            WHERE key BETWEEN $a AND $b AND session = $c ORDER BY key
            """,
            RowReader.Event, HistoryKey.Of(shard, seqs.From), HistoryKey.Of(shard, seqs.To), session.ToArray());

    public static List<VerdictRow> Verdicts(
        SqliteConnection connection, int shard, int host, (long Before, int Most) page) => Rows(connection, $"""
            SELECT {Seq}, {RowReader.VerdictColumns} FROM verdict
            WHERE key / 1099511627776 = $a AND host = $b AND key < $c ORDER BY key DESC LIMIT $d
            """,
            RowReader.Verdict, shard, host, HistoryKey.Of(shard, Math.Min(page.Before, HistoryKey.MostSeq)), page.Most);

    public static byte[]? Document(SqliteConnection connection, Digest hash) =>
        Rows(connection, "SELECT bytes FROM document WHERE hash = $a", row => (byte[])row.GetValue(0), hash.ToArray())
            .FirstOrDefault();

    public static RecordRow? Record(SqliteConnection connection, string kind, string id) => Rows(connection,
        $"SELECT {RowReader.RecordColumns} FROM record WHERE kind = $a AND id = $b", RowReader.Record,
        kind, id).FirstOrDefault();

    public static List<RecordRow> Records(SqliteConnection connection, string kind, string afterId, int most) =>
        Rows(connection,
            $"SELECT {RowReader.RecordColumns} FROM record WHERE kind = $a AND id > $b ORDER BY id LIMIT $c",
            RowReader.Record, kind, afterId, most);

    public static List<AuditRow> Audit(SqliteConnection connection, long beforeSeq, int most) => Rows(connection,
        $"SELECT {RowReader.AuditColumns} FROM audit WHERE seq < $a ORDER BY seq DESC LIMIT $b",
        RowReader.Audit, beforeSeq, most);

    private static List<T> Rows<T>(
        SqliteConnection connection, string sql, Func<DbDataReader, T> read, params object[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (i, value) in values.Index()) command.Parameters.AddWithValue($"${(char)('a' + i)}", value);
        using var reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }
}
