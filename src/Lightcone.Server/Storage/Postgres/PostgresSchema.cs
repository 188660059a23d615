using Npgsql;

namespace Lightcone.Server.Storage.Postgres;

/// <summary>Makes the tables, once, however many servers start at the same moment.</summary>
internal static class PostgresSchema
{
    private const long SchemaVersion = 1;
    private const long Lock = 0x4c69676874636f6e; // "Lightcon"

    /// <returns>The number of shards.</returns>
    public static async Task<int> MakeAsync(NpgsqlDataSource source, int shardCount, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await RunAsync(connection, $"SELECT pg_advisory_xact_lock({Lock})", cancel);
        if (await NumberAsync(connection, "SELECT count(*) FROM pg_tables WHERE tablename = 'meta' "
            + "AND schemaname = current_schema()", cancel) == 0)
        {
            await RunAsync(connection, Sql.Of("Storage.Postgres.schema.sql"), cancel);
            await RunAsync(connection,
                $"INSERT INTO meta VALUES ('schema', {SchemaVersion}), ('shards', {shardCount})", cancel);
        }

        await transaction.CommitAsync(cancel);
        if (await NumberAsync(connection, "SELECT value FROM meta WHERE name = 'schema'", cancel) != SchemaVersion)
            throw new StoreException("the store was made by another version of this program");
        return (int)await NumberAsync(connection, "SELECT value FROM meta WHERE name = 'shards'", cancel);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<long> NumberAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancel) is long number
            ? number
            : throw new StoreException("the database holds tables that are none of this program");
    }
}
