using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Lightcone.Server.Storage.Sqlite;

/// <summary>The one writer: a thread that makes one transaction of all that has arrived (server.md 9). Each piece of
/// work stands or falls alone in it, by a savepoint.</summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int MostWaiting = 1024;
    private const int MostRows = 5000;
    private const long SchemaVersion = 1;

    private readonly Channel<Work> _channel = Channel.CreateBounded<Work>(MostWaiting);
    private readonly SqliteConnection _connection;
    private readonly SqliteWrites _writes;
    private readonly Thread _thread;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SqliteWriter(SqliteConnection connection)
    {
        _connection = connection;
        ShardCount = (int)Number(connection, "SELECT value FROM meta WHERE name = 'shards'");
        _writes = new SqliteWrites(connection);
        _thread = new Thread(Run) { IsBackground = true, Name = "store writer" };
        _thread.Start();
    }

    public int ShardCount { get; }

    /// <summary>Opens the file, makes the schema where there is none, and begins to write.</summary>
    public static SqliteWriter Start(string file, int shardCount)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000");
            MakeSchema(connection, shardCount);
            return new SqliteWriter(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Runs work in the next transaction; returns when that is durable.</summary>
    /// <param name="work">Called on the writer's thread.</param>
    /// <param name="rows">About how many rows it writes.</param>
    /// <param name="cancel">Only before the work has begun.</param>
    public async Task<T> RunAsync<T>(Func<SqliteWrites, T> work, int rows, CancellationToken cancel)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        T result = default!;
        var item = new Work(writes => result = work(writes), rows,
            () => done.TrySetResult(result), problem => done.TrySetException(problem));
        try
        {
            await _channel.Writer.WriteAsync(item, cancel).ConfigureAwait(false);
        }
        catch (ChannelClosedException problem)
        {
            throw new StoreException("the store is closed", problem);
        }

        return await done.Task.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Writer.TryComplete();
        await _ended.Task.ConfigureAwait(false);
        _writes.Dispose();
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private static void MakeSchema(SqliteConnection connection, int shardCount)
    {
        Execute(connection, "BEGIN IMMEDIATE");
        if (Number(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'meta'") == 0)
        {
            Execute(connection, Sql.Of("Storage.Sqlite.schema.sql"));
            Execute(connection, $"INSERT INTO meta VALUES ('schema', {SchemaVersion}), ('shards', {shardCount})");
        }

        Execute(connection, "COMMIT");
        if (Number(connection, "SELECT value FROM meta WHERE name = 'schema'") != SchemaVersion)
            throw new StoreException("the store was made by another version of this program");
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() is long number
            ? number
            : throw new StoreException("the store is none of this program");
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private void Run()
    {
        List<Work> batch = [];
        while (_channel.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            var rows = 0;
            while (rows < MostRows && _channel.Reader.TryRead(out var next))
            {
                batch.Add(next);
                rows += next.Rows;
            }

            Commit(batch);
            batch.Clear();
        }

        _ended.SetResult();
    }

    private void Commit(List<Work> batch)
    {
        List<Action> answers = [];
        try
        {
            Execute(_connection, "BEGIN IMMEDIATE");
            foreach (var one in batch) answers.Add(Try(one));
            Execute(_connection, "COMMIT");
        }
        catch (SqliteException problem)
        {
            Rollback();
            var lost = new StoreException($"the store cannot be written: {problem.Message}", problem);
            answers = [.. batch.Select<Work, Action>(one => () => one.Fail(lost))];
        }

        foreach (var answer in answers) answer();
    }

    private Action Try(Work work)
    {
        Execute(_connection, "SAVEPOINT one");
        try
        {
            work.Do(_writes);
            Execute(_connection, "RELEASE one");
            return work.Done;
        }
        catch (Exception problem)
        {
            Execute(_connection, "ROLLBACK TO one; RELEASE one");
            var wrapped = problem is SqliteException ? new StoreException(
                $"the store refuses a row: {problem.Message}", problem) : problem;
            return () => work.Fail(wrapped);
        }
    }

    private void Rollback()
    {
        try
        {
            Execute(_connection, "ROLLBACK");
        }
        catch (SqliteException)
        {
            // There was no transaction, or the engine has ended it already.
        }
    }

    private sealed record Work(Action<SqliteWrites> Do, int Rows, Action Done, Action<Exception> Fail);
}
