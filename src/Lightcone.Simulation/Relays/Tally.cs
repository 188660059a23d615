namespace Lightcone.Simulation.Relays;

/// <summary>The running counts of one direction: written by the relay thread alone, read by anyone.</summary>
internal sealed class Tally
{
    private long _received;
    private long _forwarded;
    private long _forwardedBytes;
    private long _lost;
    private long _duplicated;
    private long _reordered;
    private long _dropped;

    public void Receive() => Add(ref _received, 1);

    public void Lose() => Add(ref _lost, 1);

    public void Duplicate() => Add(ref _duplicated, 1);

    public void Reorder() => Add(ref _reordered, 1);

    public void Drop() => Add(ref _dropped, 1);

    /// <summary>Before it is sent, so that whoever has received it also finds it counted.</summary>
    public void Forward(int bytes)
    {
        Add(ref _forwardedBytes, bytes);
        Add(ref _forwarded, 1);
    }

    /// <summary>It could not be sent after all.</summary>
    public void TakeBack(int bytes)
    {
        Add(ref _forwardedBytes, -bytes);
        Add(ref _forwarded, -1);
        Drop();
    }

    public RelayCounts Read() => new()
    {
        Received = Volatile.Read(ref _received),
        Forwarded = Volatile.Read(ref _forwarded),
        ForwardedBytes = Volatile.Read(ref _forwardedBytes),
        Lost = Volatile.Read(ref _lost),
        Duplicated = Volatile.Read(ref _duplicated),
        Reordered = Volatile.Read(ref _reordered),
        Dropped = Volatile.Read(ref _dropped),
    };

    private static void Add(ref long count, long more) => Volatile.Write(ref count, count + more);
}
