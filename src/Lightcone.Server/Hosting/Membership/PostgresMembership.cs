using System.Globalization;
using Npgsql;

namespace Lightcone.Server.Hosting.Membership;

/// <summary>Which servers are in the cluster, in the database that they share. The silos' own protocol decides who is
/// alive; this only keeps what it says, each change on top of the version that its writer has seen.</summary>
/// <param name="source">The database, with the tables of <c>schema.sql</c>.</param>
internal sealed class PostgresMembership(NpgsqlDataSource source) : IMembershipTable
{
    /// <inheritdoc/>
    public Task InitializeMembershipTable(bool tryInitTableVersion) => Task.CompletedTask; // made with the store

    /// <inheritdoc/>
    public async Task DeleteMembershipTableEntries(string clusterId)
    {
        await using var command = Command("DELETE FROM cluster_member");
        await command.ExecuteNonQueryAsync();
    }

    /// <inheritdoc/>
    public async Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate)
    {
        foreach (var (entry, _) in (await ReadAll()).Members)
        {
            if (entry.Status is SiloStatus.Active || entry.IAmAliveTime >= beforeDate.UtcDateTime) continue;
            await using var command = Command(
                "DELETE FROM cluster_member WHERE silo = $1", entry.SiloAddress.ToParsableString());
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <inheritdoc/>
    public async Task<MembershipTableData> ReadRow(SiloAddress key)
    {
        var all = await ReadAll();
        return new MembershipTableData([.. all.Members.Where(one => one.Item1.SiloAddress.Equals(key))], all.Version);
    }

    /// <inheritdoc/>
    public async Task<MembershipTableData> ReadAll()
    {
        // One statement, so that members and version are of one moment.
        await using var command = Command(
            "SELECT version, etag, entry, alive FROM cluster LEFT JOIN cluster_member ON true");
        await using var reader = await command.ExecuteReaderAsync();
        List<Tuple<MembershipEntry, string>> members = [];
        var version = 0;
        while (await reader.ReadAsync())
        {
            version = reader.GetInt32(0);
            if (reader.IsDBNull(1)) continue;
            var entry = MemberEntry.Read(reader.GetString(2));
            entry.IAmAliveTime = reader.GetDateTime(3);
            members.Add(Tuple.Create(entry, Text(reader.GetInt32(1))));
        }

        return new MembershipTableData(members, new TableVersion(version, Text(version)));
    }

    /// <inheritdoc/>
    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) => TryAsync(tableVersion,
        "INSERT INTO cluster_member VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        entry.SiloAddress.ToParsableString(), tableVersion.Version, MemberEntry.Write(entry), Utc(entry.IAmAliveTime));

    /// <inheritdoc/>
    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) => TryAsync(tableVersion,
        "UPDATE cluster_member SET etag = $2, entry = $3, alive = $4 WHERE silo = $1 AND etag = $5",
        entry.SiloAddress.ToParsableString(), tableVersion.Version, MemberEntry.Write(entry), Utc(entry.IAmAliveTime),
        int.Parse(etag, CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public async Task UpdateIAmAlive(MembershipEntry entry)
    {
        await using var command = Command("UPDATE cluster_member SET alive = $2 WHERE silo = $1",
            entry.SiloAddress.ToParsableString(), Utc(entry.IAmAliveTime));
        await command.ExecuteNonQueryAsync();
    }

    private async Task<bool> TryAsync(TableVersion next, string change, params object[] values)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var raise = With(new NpgsqlCommand(
            "UPDATE cluster SET version = $1 WHERE version = $1 - 1", connection), next.Version);
        if (await raise.ExecuteNonQueryAsync() != 1) return false; // another was first
        await using var command = With(new NpgsqlCommand(change, connection), values);
        if (await command.ExecuteNonQueryAsync() != 1) return false;
        await transaction.CommitAsync();
        return true;
    }

    private NpgsqlCommand Command(string sql, params object[] values) => With(source.CreateCommand(sql), values);

    private static NpgsqlCommand With(NpgsqlCommand command, params object[] values)
    {
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private static DateTime Utc(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Utc);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
