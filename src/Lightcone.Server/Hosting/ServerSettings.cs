using System.Net;
using Lightcone.Server.Sessions;

namespace Lightcone.Server.Hosting;

/// <summary>What a server is started with.</summary>
internal sealed class ServerSettings
{
    /// <summary>Folder of the database, the verifier's key and the first token; the server's alone.</summary>
    public required string Folder { get; init; }

    /// <summary>Where it listens: the loopback unless said otherwise.</summary>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, 7080);

    /// <summary>How to reach PostgreSQL; null for the embedded store.</summary>
    public string? PostgresConnection { get; init; }

    /// <summary>This server's name among those of its cluster; the same after a restart.</summary>
    public string Silo { get; init; } = "embedded";

    /// <summary>Where other servers of the cluster reach this one, on a private network: the link has no TLS.</summary>
    public IPEndPoint ClusterListen { get; init; } = new(IPAddress.Loopback, 0);

    /// <summary>How often a host is asked.</summary>
    public TimeSpan Period { get; init; } = TimeSpan.FromHours(3);

    public SessionTiming Timing { get; init; } = new();

    /// <summary>For a new database.</summary>
    public int Shards { get; init; } = 64;

    /// <summary>How long an owner of a shard may be silent.</summary>
    public TimeSpan LeaseLife { get; init; } = TimeSpan.FromSeconds(15);
}
