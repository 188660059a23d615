namespace Lightcone.Server.Storage.StoredRows;

/// <summary>Rows that become durable together, or not at all; at most 5,000.</summary>
/// <param name="Hosts">Newly enrolled.</param>
/// <param name="Events">In ascending order of their places.</param>
/// <param name="Verdicts">In ascending order of their places.</param>
/// <param name="Latest">At most one for each host.</param>
public sealed record ShardCommit(IReadOnlyList<HostRow> Hosts, IReadOnlyList<SessionEvent> Events,
    IReadOnlyList<VerdictRow> Verdicts, IReadOnlyList<HostLatest> Latest);
