using Lightcone.Server.Shards.Messages;
using Lightcone.Server.Storage.StoredRows;
using Lightcone.Server.Storage;

namespace Lightcone.Server.Shards;

/// <summary>One commit of a shard in flight; the next is whatever arrived meanwhile (server.md 6). To be used from the
/// shard's own turns alone.</summary>
/// <param name="store">Where to.</param>
/// <param name="lease">Under which all is written.</param>
/// <param name="onLost">What to do when nothing can be written any more.</param>
internal sealed class CommitQueue(IShardStore store, Lease lease, Action<string> onLost)
{
    private const int MostWaiting = 4096;
    private const int MostAtOnce = 5000;

    private readonly Queue<(ShardRows Rows, TaskCompletionSource Done)> _waiting = new();
    private int _rowsWaiting;
    private bool _isRunning;
    private string? _lost;

    /// <summary>Throws where nothing more may wait: to be asked before anything is changed in memory.</summary>
    public void ThrowIfFull()
    {
        if (_lost is not null) throw new ShardLostException(_lost);
        if (_rowsWaiting >= MostWaiting) throw new ShardBusyException("too much is waiting to be written");
    }

    /// <summary>Writes rows; returns when they are durable.</summary>
    /// <exception cref="ShardLostException">They were not written, and the shard's memory is to be dropped.</exception>
    public Task WriteAsync(ShardRows rows)
    {
        if (_lost is not null) throw new ShardLostException(_lost);
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue((rows, done));
        _rowsWaiting += rows.Count;
        if (!_isRunning) _ = RunAsync();
        return done.Task;
    }

    private async Task RunAsync()
    {
        _isRunning = true;
        while (_waiting.Count > 0)
        {
            var (batch, waiters) = Next();
            var problem = await TryAsync(batch);
            foreach (var one in waiters)
            {
                if (problem is null) one.SetResult();
                else one.SetException(new ShardLostException(problem));
            }

            if (problem is not null) Lose(problem);
        }

        _isRunning = false;
    }

    private (ShardRows Batch, List<TaskCompletionSource> Waiters) Next()
    {
        var batch = new ShardRows();
        List<TaskCompletionSource> waiters = [];
        while (_waiting.TryPeek(out var next) && (batch.Count == 0 || batch.Count + next.Rows.Count <= MostAtOnce))
        {
            _waiting.Dequeue();
            batch.Add(next.Rows);
            waiters.Add(next.Done);
            _rowsWaiting -= next.Rows.Count;
        }

        return (batch, waiters);
    }

    private async Task<string?> TryAsync(ShardRows batch)
    {
        try
        {
            return await store.TryCommitAsync(lease, batch.ToCommit(), CancellationToken.None)
                ? null
                : "another server owns this shard";
        }
        catch (Exception problem)
        {
            // A provider's own exception cannot travel between servers; and whatever it is, a queue that stopped here
            // would let all wait for ever.
            return problem.Message;
        }
    }

    // Memory is ahead of the store now: nothing may be said from it any more.
    private void Lose(string problem)
    {
        _lost = problem;
        while (_waiting.TryDequeue(out var next)) next.Done.SetException(new ShardLostException(problem));
        onLost(problem);
    }
}
