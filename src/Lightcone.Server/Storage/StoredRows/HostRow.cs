using Lightcone.Wire;

namespace Lightcone.Server.Storage.StoredRows;

/// <summary>A host as it was enrolled. Never changed.</summary>
/// <param name="Number">Its number in its shard, from 1.</param>
/// <param name="Id">Of its long-lived key.</param>
/// <param name="Spki">Its long-lived key: SubjectPublicKeyInfo, 91 bytes.</param>
/// <param name="Site">Where it is said to be.</param>
/// <param name="EnrolledAt">By the server's clock.</param>
public sealed record HostRow(int Number, Digest Id, byte[] Spki, string Site, DateTimeOffset EnrolledAt);
