using System.Runtime.CompilerServices;

namespace Lightcone.Simulation.Relays;

/// <summary>What a relay does to one direction. Unset, it passes everything on at once.</summary>
public sealed record OneWayPlan
{
    /// <summary>The longest planned time of any one kind, 10 s: no round trip on the Earth needs more.</summary>
    public const long MostDelayNanoseconds = 10_000_000_000;

    /// <summary>Passes everything on at once.</summary>
    public static OneWayPlan AtOnce { get; } = new();

    /// <summary>The least time from one end to the other, 0 to 10 s.</summary>
    public long DelayNanoseconds { get; init => field = Time(value); }

    /// <summary>What a detour adds to the delay, 0 to 10 s: traffic between two neighbours that goes by way of a
    /// third city.</summary>
    public long HairpinNanoseconds { get; init => field = Time(value); }

    /// <summary>What chance adds to the delay of each datagram.</summary>
    public Jitter Jitter { get; init; } = Jitter.None;

    /// <summary>How likely a datagram is lost, 0 to 1.</summary>
    public double Loss { get; init => field = Probability(value); }

    /// <summary>How likely a datagram that is not lost arrives twice, 0 to 1.</summary>
    public double Duplication { get; init => field = Probability(value); }

    /// <summary>How likely a datagram is held back so that later ones may overtake it, 0 to 1.</summary>
    public double Reordering { get; init => field = Probability(value); }

    /// <summary>How long a datagram is held back, beyond its delay, 0 to 10 s.</summary>
    /// <remarks>Other emulators let one go ahead of the rest; a relay must not, for it would be early.</remarks>
    public long HoldNanoseconds { get; init => field = Time(value); } = 5_000_000;

    /// <summary>How many bytes of payload the line takes in a second, at least 1; null for any number.</summary>
    public long? BytesPerSecond
    {
        get;
        init => field = value is null or >= 1 ? value
            : throw new ArgumentOutOfRangeException(nameof(BytesPerSecond));
    }

    /// <summary>The least time from one end to the other by this plan.</summary>
    public long LeastNanoseconds => DelayNanoseconds + HairpinNanoseconds;

    /// <summary>Whether chance has no say in this plan.</summary>
    internal bool IsCertain => Jitter.IsNone && Loss == 0 && Duplication == 0 && Reordering == 0;

    /// <summary>Whether datagrams may get lost, doubled or overtaken: no stream can show that.</summary>
    internal bool IsForDatagramsOnly => Loss > 0 || Duplication > 0 || Reordering > 0;

    private static long Time(long nanoseconds, [CallerMemberName] string name = "") =>
        nanoseconds is >= 0 and <= MostDelayNanoseconds ? nanoseconds : throw new ArgumentOutOfRangeException(name);

    // "is (in range)" refuses NaN too.
    private static double Probability(double value, [CallerMemberName] string name = "") =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name);
}
