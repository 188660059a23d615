using Lightcone.Identity;
using Lightcone.Server.Catalogues;
using Lightcone.Server.Sessions;
using Lightcone.Server.Storage;

namespace Lightcone.Server.Shards;

/// <summary>What every shard of this server works with.</summary>
internal sealed class ShardParts
{
    public required IShardStore Store { get; init; }

    /// <summary>The verifier's long-lived key.</summary>
    public required SigningKey Signer { get; init; }

    public required Catalogue Catalogue { get; init; }

    public required Decisions Decisions { get; init; }

    public required SessionPace Pace { get; init; }

    public required SessionTiming Timing { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>This server's name among those of its cluster.</summary>
    public required string Silo { get; init; }
}
