namespace Lightcone.Server.Shards.Messages;

/// <summary>More is waiting to be written than may wait. Ask again, later.</summary>
[GenerateSerializer]
internal sealed class ShardBusyException(string message) : Exception(message);
