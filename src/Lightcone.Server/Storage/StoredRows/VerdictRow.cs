using Lightcone.Challenges;
using Lightcone.Wire;

namespace Lightcone.Server.Storage.StoredRows;

/// <summary>The verdict on one session. Only ever added.</summary>
public sealed record VerdictRow
{
    /// <summary>Its place in the shard's history.</summary>
    public required long Seq { get; init; }

    /// <summary>The session.</summary>
    public required SessionId Session { get; init; }

    /// <summary>The host's number in the shard.</summary>
    public required int Host { get; init; }

    /// <summary>Where the session begins in the shard's history.</summary>
    public required long OpenedSeq { get; init; }

    /// <summary>By the server's clock.</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>From then on it is no answer.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>0 inconclusive, 1 confirmed, 2 refuted.</summary>
    public required int Conclusion { get; init; }

    /// <summary>SHA-256 of the register.</summary>
    public required Digest Register { get; init; }

    /// <summary>SHA-256 of the policy.</summary>
    public required Digest Policy { get; init; }

    /// <summary>The evidence bundle with the signed verdict, at most 64 MiB.</summary>
    public required byte[] Bytes { get; init; }
}
