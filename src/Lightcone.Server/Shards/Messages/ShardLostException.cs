namespace Lightcone.Server.Shards.Messages;

/// <summary>The shard cannot be written now: its store is gone, or another server owns it. Nothing that was asked for
/// was acknowledged; ask again.</summary>
[GenerateSerializer]
internal sealed class ShardLostException(string message) : Exception(message);
