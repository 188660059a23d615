using Lightcone.Challenges;
using Lightcone.Server.Storage.StoredRows;
using Lightcone.Wire;

namespace Lightcone.Server.Storage;

/// <summary>The system of record of hosts, sessions and verdicts, by shards. All that goes wrong with it is a
/// <see cref="StoreException"/>.</summary>
/// <remarks>Whoever writes holds a lease, and every commit begins with the fence: a server that lost its lease without
/// noticing, as after a pause, writes nothing.</remarks>
public interface IShardStore : IAsyncDisposable
{
    /// <summary>How many shards there are: fixed when the database was made.</summary>
    public int ShardCount { get; }

    /// <summary>Takes what has no owner, whose owner's time is over, or what was this silo's; by the database's
    /// clock.</summary>
    /// <returns>Null where it is another's.</returns>
    public Task<Lease?> TryLeaseAsync(OwnedKind kind, int id, string silo, CancellationToken cancel);

    /// <summary>Keeps a lease for another while; false where it was lost.</summary>
    public Task<bool> TryRenewAsync(Lease lease, CancellationToken cancel);

    /// <summary>Gives a lease back, so that the next owner need not wait. A lost one is not touched.</summary>
    public Task ReleaseAsync(Lease lease, CancellationToken cancel);

    /// <summary>Reads what a shard's owner must know. To be called after the lease was taken.</summary>
    public Task<ShardState> ReadShardAsync(int shard, CancellationToken cancel);

    /// <summary>Writes rows and keeps the lease, in one transaction.</summary>
    /// <returns>False where the lease was lost: nothing was written.</returns>
    /// <exception cref="ArgumentException">There are too many rows, or one is too long.</exception>
    public Task<bool> TryCommitAsync(Lease lease, ShardCommit commit, CancellationToken cancel);

    /// <summary>The events of one session, in ascending order.</summary>
    public Task<IReadOnlyList<SessionEvent>> ReadSessionAsync(
        int shard, SessionId session, long fromSeq, long toSeq, CancellationToken cancel);

    /// <summary>Verdicts on one host, the newest first.</summary>
    public Task<IReadOnlyList<VerdictRow>> ReadVerdictsAsync(
        int shard, int host, long beforeSeq, int most, CancellationToken cancel);

    /// <summary>Keeps bytes under their SHA-256, durably.</summary>
    /// <exception cref="ArgumentException">The hash is of other bytes.</exception>
    public Task PutDocumentAsync(Digest hash, ReadOnlyMemory<byte> bytes, CancellationToken cancel);

    /// <summary>Bytes that were kept; null where there are none of this hash.</summary>
    public Task<byte[]?> ReadDocumentAsync(Digest hash, CancellationToken cancel);
}
