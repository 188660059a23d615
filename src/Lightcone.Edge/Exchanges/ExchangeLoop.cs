using System.Security.Cryptography;
using Lightcone.Challenges.Exchanges;
using Lightcone.Identity;

namespace Lightcone.Edge.Exchanges;

/// <summary>Asks the verifier again and again, for as long as the program runs.</summary>
/// <param name="client">Of the verifier.</param>
/// <param name="phase">What is to be said and heard.</param>
/// <param name="say">Takes a line for the log.</param>
public sealed class ExchangeLoop(ExchangeClient client, SlowPhase phase, Action<string> say)
{
    private const int MostMessagesAtOnce = 256;
    private const int LongestBackOffSeconds = 60;

    /// <summary>While something is under way, the verifier holds its reply back no longer than this.</summary>
    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongWait = TimeSpan.FromSeconds(25);

    private volatile Standing _standing = new(null, null);

    /// <summary>What the program does before each exchange; null for nothing.</summary>
    public Action? BeforeEach { get; init; }

    /// <summary>When the verifier last answered; null if it never did.</summary>
    public DateTimeOffset? LastAnswer => _standing.LastAnswer;

    /// <summary>What went wrong last; null if the last exchange went well.</summary>
    public string? Trouble => _standing.Trouble;

    /// <summary>Runs until it is cancelled. What cannot be reached is tried again, ever more slowly.</summary>
    public async Task RunAsync(TimeProvider time, CancellationToken cancel)
    {
        IReadOnlyList<SignedMessage> batch = [];
        var pace = new Pace(time);
        for (var failures = 0; !cancel.IsCancellationRequested;)
        {
            try
            {
                if (pace.Next() is { Ticks: > 0 } early) await Task.Delay(early, time, cancel).ConfigureAwait(false);
                phase.ForgetExpired();
                BeforeEach?.Invoke();
                if (batch.Count == 0) batch = phase.TakeOutbox(MostMessagesAtOnce);
                var reply = await client.ExchangeAsync(batch, NextWait(), cancel).ConfigureAwait(false);
                batch = [];
                failures = 0;
                _standing = new Standing(time.GetUtcNow(), null);
                Take(reply);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem) when (problem is HttpRequestException or EdgeException or IOException
                or OperationCanceledException)
            {
                _standing = _standing with { Trouble = problem.Message };
                say($"no exchange: {problem.Message}");
                await PauseAsync(++failures, time, phase.UntilExpiry, cancel).ConfigureAwait(false);
            }
        }
    }

    // No longer than to the next expiry, when keys are to be erased.
    private TimeSpan NextWait()
    {
        var wait = phase.IsBusy ? ShortWait : LongWait;
        return phase.UntilExpiry is { } left && left < wait ? Max(left, TimeSpan.Zero) : wait;
    }

    private void Take(ExchangeReply reply)
    {
        foreach (var notice in reply.Notices) say($"the verifier says: {notice}");
        foreach (var message in reply.Messages)
        {
            if (phase.Take(message) is { } refusal) say($"refused {message.Kind}: {refusal.Detail}");
        }
    }

    // Random, so that a fleet whose verifier was away does not come back as one.
    private static async Task PauseAsync(
        int failures, TimeProvider time, TimeSpan? untilExpiry, CancellationToken cancel)
    {
        var most = Math.Min(1 << Math.Min(failures, 6), LongestBackOffSeconds) * 1000;
        var pause = TimeSpan.FromMilliseconds(200 + RandomNumberGenerator.GetInt32(most));
        if (untilExpiry is { } left && left < pause) pause = Max(left, TimeSpan.FromSeconds(1));
        await Task.Delay(pause, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    // One object, so that another thread sees both of one moment.
    private sealed record Standing(DateTimeOffset? LastAnswer, string? Trouble);
}
