namespace Lightcone.Server.Shards.Messages;

/// <summary>How things stand with a host.</summary>
[GenerateSerializer, Immutable]
internal sealed class HostView
{
    [Id(0)]
    public required int Number { get; init; }

    [Id(1)]
    public required string Site { get; init; }

    [Id(2)]
    public required DateTimeOffset EnrolledAt { get; init; }

    /// <summary>The session under way, 16 bytes; null for none.</summary>
    [Id(3)]
    public byte[]? OpenSession { get; init; }

    /// <summary>Of the last verdict; 0 where it was never asked, or the first session is under way.</summary>
    [Id(4)]
    public long VerdictSeq { get; init; }

    /// <summary>Where its last session begins in the shard's history; 0 where it was never asked.</summary>
    [Id(5)]
    public long AskedSeq { get; init; }

    /// <summary>When it is to be asked next.</summary>
    [Id(6)]
    public DateTimeOffset NextDue { get; init; }

    /// <summary>What it last said of itself, by topic.</summary>
    [Id(7)]
    public Dictionary<string, byte[]> Declared { get; init; } = [];
}
