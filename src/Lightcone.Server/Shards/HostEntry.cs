using Lightcone.Identity;
using Lightcone.Server.Storage.StoredRows;

namespace Lightcone.Server.Shards;

/// <summary>A host in the memory of its shard.</summary>
/// <param name="row">As it was enrolled.</param>
/// <param name="key">Its long-lived key.</param>
internal sealed class HostEntry(HostRow row, VerificationKey key)
{
    public HostRow Row { get; } = row;

    public VerificationKey LongLived { get; } = key;

    public HostLatest Latest { get; set; } = new() { Host = row.Number };

    /// <summary>What it last said of itself, by topic: soft, and proves nothing.</summary>
    public Dictionary<string, byte[]> Declared { get; } = [];

    /// <summary>When it is to be asked next.</summary>
    public DateTimeOffset NextDue { get; set; }
}
