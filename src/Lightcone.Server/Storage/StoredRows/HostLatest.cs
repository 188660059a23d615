using Lightcone.Challenges;

namespace Lightcone.Server.Storage.StoredRows;

/// <summary>How things stand with a host: the only row of it that is written again.</summary>
public sealed record HostLatest
{
    /// <summary>The host's number in the shard.</summary>
    public required int Host { get; init; }

    /// <summary>Of the last change; an older one never takes its place.</summary>
    public long Seq { get; init; }

    /// <summary>The session that is under way; null for none.</summary>
    public SessionId? OpenSession { get; init; }

    /// <summary>Where that, or else the last session, begins; 0 for none.</summary>
    public long OpenedSeq { get; init; }

    /// <summary>When that session expires.</summary>
    public DateTimeOffset? OpenExpiry { get; init; }

    /// <summary>Of the last verdict; 0 for none.</summary>
    public long VerdictSeq { get; init; }

    /// <summary>When that is no answer any more.</summary>
    public DateTimeOffset? VerdictExpiry { get; init; }

    /// <summary>Of the last verdict: 0 inconclusive, 1 confirmed, 2 refuted.</summary>
    public int Conclusion { get; init; }
}
