namespace Lightcone.Simulation.Relays;

/// <summary>A datagram that a <see cref="RelayTap"/> wants sent.</summary>
public sealed record RelaySend
{
    private RelaySend(RelayDirection direction, ReadOnlyMemory<byte> bytes, long? after) =>
        (Direction, Bytes, AfterNanoseconds) = (direction, bytes.ToArray(), after);

    /// <summary>Which way it goes; an answer to what came goes the other way.</summary>
    public RelayDirection Direction { get; }

    /// <summary>What is sent: a copy, which nobody else changes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>When, counted from the arrival of what was tapped; null for when the plan says.</summary>
    public long? AfterNanoseconds { get; }

    /// <summary>One that travels as the plan of its direction says, chance included.</summary>
    public static RelaySend OnPlan(RelayDirection direction, ReadOnlyMemory<byte> bytes) =>
        new(direction, bytes, null);

    /// <summary>One that goes exactly so much later, whatever the plan says: a box that stands nearer than the
    /// target. This alone can be earlier than the plan.</summary>
    /// <param name="nanoseconds">0 (at once) to 10 s.</param>
    /// <param name="direction">Which way it goes.</param>
    /// <param name="bytes">What is sent.</param>
    public static RelaySend After(long nanoseconds, RelayDirection direction, ReadOnlyMemory<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nanoseconds);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(nanoseconds, OneWayPlan.MostDelayNanoseconds);
        return new RelaySend(direction, bytes, nanoseconds);
    }
}
