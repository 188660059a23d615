using System.Collections.Concurrent;

namespace Lightcone.Simulation.Relays.Loop;

/// <summary>The one thread of a kit: it receives for all relays, keeps what waits, and releases it in time.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>Nothing is released before its time: the clock is read again before every release.</item>
/// <item>It sleeps in <c>epoll_wait</c> and is woken by a timer descriptor, which expires to the nanosecond. The
/// timeout of <c>ppoll</c> or <c>epoll_pwait2</c> may be late by a thousandth of itself whatever the timer slack:
/// 100 us for 100 ms.</item>
/// <item>One thread receives and releases, so that no release waits for another thread to wake up.</item>
/// </list>
/// </remarks>
internal sealed class RelayLoop : IDisposable
{
    private const long WakeToken = 0;
    private const long TimerToken = 1;

    // It wakes up so much early and looks without sleeping until then: waking up takes 20 to 60 us on a virtual
    // machine. Measured at 600 round trips a second: late by a median of 180 to 300 us without, 30 to 100 us with it.
    // The price is at most this much of a core's time for each release: a tenth of a core at that rate.
    private const long LeadNanoseconds = 80_000;

    private const int MostReleases = 64;

    private readonly Epoll _epoll = new();
    private readonly TimerDescriptor _timer = new();
    private readonly WakeDescriptor _wake = new();
    private readonly Dictionary<long, IPolled> _polled = [];
    private readonly PriorityQueue<IDue, (long Due, long Order)> _waiting = new();
    private readonly ConcurrentQueue<(Action Work, TaskCompletionSource Done)> _asked = new();
    private readonly Thread _thread;
    private long _nextToken = TimerToken + 1;
    private long _nextOrder;
    private bool _isStopping;
    private bool _hasEnded;

    public RelayLoop()
    {
        _epoll.Control(Libc.ControlAdd, _wake.Descriptor, Libc.Readable, WakeToken);
        _epoll.Control(Libc.ControlAdd, _timer.Descriptor, Libc.Readable, TimerToken);
        _thread = new Thread(Run) { IsBackground = true, Name = "relays" };
        _thread.Start();
    }

    /// <summary>When what is read now arrived.</summary>
    public ArrivalClock Arrivals { get; } = new(ArrivalClock.OfMachine);

    /// <summary>What ended the thread against its will, or null.</summary>
    public Exception? Fault { get; private set; }

    private bool HasEnded => Volatile.Read(ref _hasEnded);

    /// <summary>Does something on the loop's thread and waits until it is done.</summary>
    /// <exception cref="InvalidOperationException">The thread has ended.</exception>
    public void Ask(Action work)
    {
        if (Environment.CurrentManagedThreadId == _thread.ManagedThreadId)
        {
            work();
            return;
        }

        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked.Enqueue((work, done));
        if (!HasEnded) _wake.Wake();
        while (!done.Task.IsCompleted)
        {
            // Asked after the thread's last look: nobody else would answer.
            if (HasEnded) RefuseAsked();
            else ((IAsyncResult)done.Task).AsyncWaitHandle.WaitOne(TimeSpan.FromMilliseconds(50));
        }

        done.Task.GetAwaiter().GetResult();
    }

    /// <summary>The same, but here if the thread has ended and nobody can be in its way.</summary>
    public void AskOrDo(Action work)
    {
        try
        {
            Ask(work);
        }
        catch (InvalidOperationException) when (HasEnded)
        {
            work();
        }
    }

    /// <summary>On the loop's thread: waits for a descriptor from now on.</summary>
    /// <returns>The token by which it is known.</returns>
    public long Watch(int descriptor, uint wanted, IPolled polled)
    {
        var token = _nextToken++;
        _epoll.Control(Libc.ControlAdd, descriptor, wanted, token);
        _polled.Add(token, polled);
        return token;
    }

    /// <summary>On the loop's thread: changes what is waited for.</summary>
    public void Rewatch(int descriptor, uint wanted, long token) =>
        _epoll.Control(Libc.ControlModify, descriptor, wanted, token);

    /// <summary>On the loop's thread, before the descriptor is closed: waits for it no longer.</summary>
    public void Unwatch(int descriptor, long token)
    {
        // An event of this turn may still name it; the token is never used again, so it is then looked up in vain.
        if (_polled.Remove(token)) _epoll.Control(Libc.ControlDelete, descriptor, 0, token);
    }

    /// <summary>On the loop's thread: lets something wait for its time; what is due together keeps its order.</summary>
    public void Await(IDue waiting, long due) => _waiting.Enqueue(waiting, (due, _nextOrder++));

    /// <summary>Ends the thread. What still waits is never released.</summary>
    public void Stop()
    {
        if (HasEnded) return;
        _asked.Enqueue((() => _isStopping = true, new TaskCompletionSource()));
        _wake.Wake();
        _thread.Join();
        RefuseAsked();
    }

    /// <summary>Closes the loop's own descriptors, once it has stopped.</summary>
    public void Dispose()
    {
        Stop();
        _epoll.Dispose();
        _timer.Dispose();
        _wake.Dispose();
    }

    private void Run()
    {
        try
        {
            while (!_isStopping) Turn();
        }
#pragma warning disable CA1031 // the one place that catches: the thread ends, and everyone who asks is told why
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Fault = exception;
        }

        Volatile.Write(ref _hasEnded, true);
        RefuseAsked();
    }

    private void Turn()
    {
        ReleaseDue();
        var isLate = _waiting.TryPeek(out _, out var first) && !_timer.Set(first.Due - LeadNanoseconds);
        var count = _epoll.Wait(atOnce: isLate);
        Arrivals.Read();
        for (var i = 0; i < count; i++)
        {
            var token = _epoll.Token(i);
            if (token == WakeToken) AnswerAsked();
            else if (token == TimerToken) _timer.Clear();
            else if (_polled.TryGetValue(token, out var polled)) polled.Ready();
            ReleaseDue();
        }
    }

    /// <summary>Releases what is due, but not so much at once that receiving would have to wait long.</summary>
    private void ReleaseDue()
    {
        for (var i = 0; i < MostReleases; i++)
        {
            if (!_waiting.TryPeek(out var waiting, out var when) || when.Due > ArrivalClock.Now) return;
            _waiting.Dequeue();
            waiting.Release();
        }
    }

    private void AnswerAsked()
    {
        _wake.Clear();
        while (_asked.TryDequeue(out var asked))
        {
            try
            {
                asked.Work();
                asked.Done.SetResult();
            }
#pragma warning disable CA1031 // whoever asked gets it
            catch (Exception exception)
#pragma warning restore CA1031
            {
                asked.Done.SetException(exception);
            }
        }
    }

    private void RefuseAsked()
    {
        while (_asked.TryDequeue(out var asked))
            asked.Done.SetException(new InvalidOperationException("The relay kit has stopped.", Fault));
    }
}
