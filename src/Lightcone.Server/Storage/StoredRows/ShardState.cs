namespace Lightcone.Server.Storage.StoredRows;

/// <summary>All that a shard's owner must know to go on.</summary>
/// <param name="Hosts">All of them.</param>
/// <param name="Latest">How things stand with each that ever was asked.</param>
/// <param name="OpenEvents">Of the sessions that are under way, in ascending order.</param>
/// <param name="LastSeq">The greatest place in the history; 0 where that is empty.</param>
public sealed record ShardState(IReadOnlyList<HostRow> Hosts, IReadOnlyList<HostLatest> Latest,
    IReadOnlyList<SessionEvent> OpenEvents, long LastSeq);
