using Lightcone.Server.Storage.StoredRows;

namespace Lightcone.Server.Storage;

/// <summary>What one commit may hold, in either store.</summary>
internal static class CommitLimits
{
    private const int MostRows = 5000;
    private const int LongestEventBytes = 256 << 10;
    private const int LongestVerdictBytes = 64 << 20;

    /// <summary>How many rows there are.</summary>
    /// <exception cref="ArgumentException">Too many, or one is too long.</exception>
    public static int Count(ShardCommit commit)
    {
        var rows = commit.Hosts.Count + commit.Events.Count + commit.Verdicts.Count + commit.Latest.Count;
        if (rows > MostRows) throw new ArgumentException($"A commit has at most {MostRows} rows.", nameof(commit));
        if (commit.Events.Any(one => one.Bytes.Length > LongestEventBytes)
            || commit.Verdicts.Any(one => one.Bytes.Length > LongestVerdictBytes))
            throw new ArgumentException("A row is too long.", nameof(commit));
        return rows;
    }
}
