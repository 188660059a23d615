namespace Lightcone.Simulation.Relays;

/// <summary>What one direction of a relay has done so far. Each number is true by itself; while traffic flows, two
/// of them may be from different moments.</summary>
public sealed record RelayCounts
{
    /// <summary>Datagrams, or pieces of a stream, that came in and got their fate and time.</summary>
    public required long Received { get; init; }

    /// <summary>Sent on, second copies and what a tap made up included.</summary>
    public required long Forwarded { get; init; }

    /// <summary>Bytes of payload in those.</summary>
    public required long ForwardedBytes { get; init; }

    /// <summary>Lost as the plan wanted it.</summary>
    public required long Lost { get; init; }

    /// <summary>Second copies made as the plan wanted it.</summary>
    public required long Duplicated { get; init; }

    /// <summary>Released after one of the same flow that came later.</summary>
    public required long Reordered { get; init; }

    /// <summary>Given up against the plan: too long, the queue was full, the flow was closed, or nobody listened.
    /// </summary>
    public required long Dropped { get; init; }
}
