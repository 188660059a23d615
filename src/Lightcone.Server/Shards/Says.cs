namespace Lightcone.Server.Shards;

/// <summary>What a shard says in the log.</summary>
internal static partial class Says
{
    [LoggerMessage(1, LogLevel.Warning, "shard {Shard}: the store fails: {Problem}")]
    public static partial void StoreFails(ILogger log, int shard, string problem);

    [LoggerMessage(2, LogLevel.Warning, "shard {Shard} is given up here: {Problem}")]
    public static partial void Lost(ILogger log, int shard, string problem);

    [LoggerMessage(3, LogLevel.Error, "a session ends without a verdict: {Words}")]
    public static partial void NoVerdict(ILogger log, string words);

    [LoggerMessage(4, LogLevel.Warning, "not asked: the site {Site} is unknown, or has too few independent landmarks")]
    public static partial void NoPlan(ILogger log, string site);
}
