using Lightcone.Server.Shards.Messages;

namespace Lightcone.Server.Shards;

/// <summary>Wakes every shard again and again, wherever it lives: a shard that nobody asks still has hosts to ask, and
/// sessions to close.</summary>
internal sealed class ShardKeeper(
    IGrainFactory grains, ShardParts parts, IHostApplicationLifetime server) : BackgroundService
{
    private const int AtOnce = 16;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Grains can be asked for only when the silo has joined its cluster.
        var started = new TaskCompletionSource();
        using var first = server.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            var isWell = true;
            await Parallel.ForAsync(0, parts.Store.ShardCount,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken },
                async (number, _) => isWell &= await TryWakeAsync(number));
            await Task.Delay(isWell ? Every : AfterTrouble, parts.Time, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> TryWakeAsync(int number)
    {
        try
        {
            await grains.GetGrain<IShard>(number).WakeAsync();
            return true;
        }
        catch (Exception problem) when (problem is ShardLostException or TimeoutException or OrleansException)
        {
            return false; // its next owner is found at the next round
        }
    }
}
