using Lightcone.Geodesy;
using Lightcone.Ranging;
using Lightcone.Simulation.Worlds;

namespace Lightcone.Simulation.Relays;

/// <summary>How far apart a relay puts the two ends that it stands between. Unset, it adds nothing.</summary>
/// <remarks>A plan is a floor: the relay may only ever be slower than it says.</remarks>
public sealed record RelayPlan
{
    /// <summary>Passes everything on at once, both ways.</summary>
    public static RelayPlan AtOnce { get; } = new();

    /// <summary>What happens on the way to the target.</summary>
    public OneWayPlan Forth { get; init; } = OneWayPlan.AtOnce;

    /// <summary>What happens on the way back.</summary>
    public OneWayPlan Back { get; init; } = OneWayPlan.AtOnce;

    /// <summary>The least round trip by this plan, in nanoseconds.</summary>
    public long LeastNanoseconds => Forth.LeastNanoseconds + Back.LeastNanoseconds;

    /// <summary>A round trip that was measured, for example a row of an RTT set, or that a world tells: half of it
    /// each way, an odd nanosecond on the way back.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is longer than 20 s.</exception>
    public static RelayPlan Of(RoundTrip roundTrip)
    {
        var forth = roundTrip.ElapsedNanoseconds / 2;
        return Delays(forth, roundTrip.ElapsedNanoseconds - forth);
    }

    /// <summary>Two places, as far apart in time as the simulated world has honest hosts there.</summary>
    /// <param name="dialling">Where the end stands that dials the relay.</param>
    /// <param name="target">Where the relay's target stands.</param>
    /// <param name="luck">The path's luck, 0 (best) to 1 (worst). None beats fibre on the great circle.</param>
    public static RelayPlan Between(GeoPoint dialling, GeoPoint target, double luck = 0.5)
    {
        if (luck is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(luck));
        var milliseconds = PathModel.Milliseconds(Geodesic.Metres(dialling, target) / 1000, luck);
        return Of(new RoundTrip(Math.Max(1, (long)Math.Ceiling(milliseconds * 1_000_000))));
    }

    /// <summary>The given least times and nothing else.</summary>
    /// <param name="forthNanoseconds">To the target, 0 to 10 s.</param>
    /// <param name="backNanoseconds">Back from it, 0 to 10 s.</param>
    public static RelayPlan Delays(long forthNanoseconds, long backNanoseconds) => new()
    {
        Forth = new OneWayPlan { DelayNanoseconds = forthNanoseconds },
        Back = new OneWayPlan { DelayNanoseconds = backNanoseconds },
    };

    /// <summary>The plan of one direction.</summary>
    public OneWayPlan In(RelayDirection direction) => direction is RelayDirection.Forth ? Forth : Back;

    /// <summary>The same with a detour in one direction.</summary>
    /// <param name="direction">The direction that takes it.</param>
    /// <param name="nanoseconds">What it adds, 0 to 10 s.</param>
    public RelayPlan WithHairpin(RelayDirection direction, long nanoseconds) => direction is RelayDirection.Forth
        ? this with { Forth = Forth with { HairpinNanoseconds = nanoseconds } }
        : this with { Back = Back with { HairpinNanoseconds = nanoseconds } };
}
