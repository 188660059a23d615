using System.Data.Common;
using Lightcone.Challenges;
using Lightcone.Server.Storage.StoredRows;
using Npgsql;

namespace Lightcone.Server.Storage.Postgres;

/// <summary>What is asked of the store.</summary>
internal static class PostgresReads
{
    public static NpgsqlCommand Command(NpgsqlDataSource source, string sql, params object[] values) =>
        With(source.CreateCommand(sql), values);

    public static NpgsqlCommand With(NpgsqlCommand command, params object[] values)
    {
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    public static async Task<ShardState> ShardAsync(NpgsqlDataSource source, int shard, CancellationToken cancel)
    {
        var hosts = await RowsAsync(Command(source,
            $"SELECT number, {RowReader.HostColumns} FROM host WHERE shard = $1", shard),
            RowReader.Host, cancel);
        var latest = await RowsAsync(Command(source,
            $"SELECT host, {RowReader.LatestColumns} FROM host_latest WHERE shard = $1", shard),
            RowReader.Latest, cancel);
        List<SessionEvent> events = [];
        var open = latest.Where(one => one.OpenSession is not null).ToList();
        if (open.Count > 0)
        {
            // One walk over the history since the oldest that is open: minutes, whatever the history's length.
            events = await RowsAsync(Command(source, $"""
                SELECT seq, {RowReader.EventColumns} FROM session_event
                WHERE shard = $1 AND seq >= $2 AND session = ANY($3) ORDER BY seq
                """, shard, open.Min(one => one.OpenedSeq), open.Select(one => one.OpenSession!.ToArray()).ToArray()),
                RowReader.Event, cancel);
        }

        var last = await RowsAsync(Command(source, """
            SELECT greatest((SELECT max(seq) FROM session_event WHERE shard = $1),
                            (SELECT max(seq) FROM verdict WHERE shard = $1), 0)
            """, shard), row => row.GetInt64(0), cancel);
        return new ShardState(hosts, latest, events, last[0]);
    }

    public static async Task<IReadOnlyList<SessionEvent>> SessionAsync(NpgsqlDataSource source, int shard,
        SessionId session, (long From, long To) seqs, CancellationToken cancel) => await RowsAsync(Command(source, $"""
            SELECT seq, {RowReader.EventColumns} FROM session_event
            WHERE shard = $1 AND seq BETWEEN $2 AND $3 AND session = $4 ORDER BY seq
            """, shard, seqs.From, seqs.To, session.ToArray()), RowReader.Event, cancel);

    public static async Task<IReadOnlyList<VerdictRow>> VerdictsAsync(NpgsqlDataSource source, int shard, int host,
        (long Before, int Most) page, CancellationToken cancel) => await RowsAsync(Command(source, $"""
            SELECT seq, {RowReader.VerdictColumns} FROM verdict
            WHERE shard = $1 AND host = $2 AND seq < $3 ORDER BY seq DESC LIMIT $4
            """, shard, host, page.Before, page.Most), RowReader.Verdict, cancel);

    public static async Task<RecordRow?> RecordAsync(
        NpgsqlDataSource source, string kind, string id, CancellationToken cancel) =>
        await RowsAsync(Command(source,
            $"SELECT {RowReader.RecordColumns} FROM record WHERE kind = $1 AND id = $2", kind, id),
            RowReader.Record, cancel)
            is [var record] ? record : null;

    public static async Task<IReadOnlyList<RecordRow>> RecordsAsync(
        NpgsqlDataSource source, string kind, string afterId, int most, CancellationToken cancel) =>
        await RowsAsync(Command(source,
            $"SELECT {RowReader.RecordColumns} FROM record WHERE kind = $1 AND id > $2 ORDER BY id LIMIT $3",
            kind, afterId, most), RowReader.Record, cancel);

    public static async Task<IReadOnlyList<AuditRow>> AuditAsync(
        NpgsqlDataSource source, long beforeSeq, int most, CancellationToken cancel) =>
        await RowsAsync(Command(source,
            $"SELECT {RowReader.AuditColumns} FROM audit WHERE seq < $1 ORDER BY seq DESC LIMIT $2",
            beforeSeq, most), RowReader.Audit, cancel);

    private static async Task<List<T>> RowsAsync<T>(
        NpgsqlCommand command, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        await using (command)
        {
            await using var reader = await command.ExecuteReaderAsync(cancel);
            List<T> rows = [];
            while (await reader.ReadAsync(cancel)) rows.Add(read(reader));
            return rows;
        }
    }
}
