namespace Lightcone.Server.Storage.StoredRows;

/// <summary>What has exactly one owner in a cluster.</summary>
public enum OwnedKind
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A shard of hosts.</summary>
    Shard = 1,

    /// <summary>A site.</summary>
    Site = 2,

    /// <summary>A transparency log.</summary>
    Log = 3,
}
