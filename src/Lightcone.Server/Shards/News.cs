namespace Lightcone.Server.Shards;

/// <summary>Lets the turns of one grain wait until something happened. Of one grain alone.</summary>
internal sealed class News
{
    private TaskCompletionSource _next = New();

    /// <summary>Wakes all that wait.</summary>
    public void Tell()
    {
        var told = _next;
        _next = New();
        told.SetResult();
    }

    /// <summary>Asks again at each piece of news until something is there or the time is over.</summary>
    /// <param name="ask">Gives what is there; empty for nothing.</param>
    /// <param name="wait">At most so long.</param>
    /// <param name="time">The server's clock.</param>
    public async Task<byte[][]> WaitAsync(Func<byte[][]> ask, TimeSpan wait, TimeProvider time)
    {
        using var over = new CancellationTokenSource();
        var end = Task.Delay(wait, time, over.Token);
        while (true)
        {
            var there = ask();
            if (there.Length > 0 || end.IsCompleted)
            {
                await over.CancelAsync();
                return there;
            }

            await Task.WhenAny(_next.Task, end);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
