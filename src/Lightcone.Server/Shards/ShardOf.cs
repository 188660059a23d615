using System.Buffers.Binary;
using System.Security.Cryptography;
using Lightcone.Wire;

namespace Lightcone.Server.Shards;

/// <summary>Which shard a host belongs to: SHA-256 of its id, modulo the number of shards.</summary>
internal static class ShardOf
{
    public static int Host(Digest id, int shards) => (int)(BinaryPrimitives.ReadUInt64BigEndian(
        SHA256.HashData(id.ToArray())) % (ulong)shards);
}
