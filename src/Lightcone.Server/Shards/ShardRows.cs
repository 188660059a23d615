using Lightcone.Server.Storage.StoredRows;

namespace Lightcone.Server.Shards;

/// <summary>Rows that wait for the next commit.</summary>
internal sealed class ShardRows
{
    private readonly List<HostRow> _hosts = [];
    private readonly List<SessionEvent> _events = [];
    private readonly List<VerdictRow> _verdicts = [];
    private readonly Dictionary<int, HostLatest> _latest = [];

    public int Count => _hosts.Count + _events.Count + _verdicts.Count + _latest.Count;

    public void Add(HostRow row) => _hosts.Add(row);

    public void Add(SessionEvent row) => _events.Add(row);

    public void Add(VerdictRow row) => _verdicts.Add(row);

    /// <summary>The last state of a host is the one that counts.</summary>
    public void Set(HostLatest row) => _latest[row.Host] = row;

    public void Add(ShardRows other)
    {
        _hosts.AddRange(other._hosts);
        _events.AddRange(other._events);
        _verdicts.AddRange(other._verdicts);
        foreach (var row in other._latest.Values) Set(row);
    }

    public ShardCommit ToCommit() => new([.. _hosts], [.. _events], [.. _verdicts], [.. _latest.Values]);
}
