namespace Lightcone.Server.Storage.Sqlite;

/// <summary>Shard and place as one number, so that a table needs no index but its own order.</summary>
internal static class HistoryKey
{
    public const long MostSeq = (1L << Bits) - 1;

    private const int Bits = 40;

    public static long Of(int shard, long seq) => ((long)shard << Bits) + seq;

    public static long SeqOf(long key) => key & MostSeq;
}
