using Lightcone.Challenges;
using Lightcone.Wire;

namespace Lightcone.Server.Storage.StoredRows;

/// <summary>One thing that happened to a session. Only ever added.</summary>
public sealed record SessionEvent
{
    /// <summary>Its place in the shard's history, from 1, given by the shard.</summary>
    public required long Seq { get; init; }

    /// <summary>The session.</summary>
    public required SessionId Session { get; init; }

    /// <summary>The host's number in the shard.</summary>
    public required int Host { get; init; }

    /// <summary>What happened.</summary>
    public required SessionEventKind Kind { get; init; }

    /// <summary>Of which pair; null where it is of all.</summary>
    public Digest? Landmark { get; init; }

    /// <summary>By the server's clock, in whole microseconds.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The message, at most 256 KiB.</summary>
    public required byte[] Bytes { get; init; }
}
