using Lightcone.Simulation.Worlds;

namespace Lightcone.Simulation.Relays.Timing;

/// <summary>What chance does to one datagram. The default: nothing.</summary>
/// <param name="IsLost">It does not arrive.</param>
/// <param name="IsDoubled">It arrives twice.</param>
/// <param name="IsHeld">It is held back, so that others may overtake it.</param>
/// <param name="JitterNanoseconds">What is added to its delay, 0 or more.</param>
internal readonly record struct Fate(bool IsLost, bool IsDoubled, bool IsHeld, long JitterNanoseconds)
{
    /// <summary>The fate of a datagram: the same for the same plan, seed and number, whatever happened to others.
    /// </summary>
    /// <param name="plan">Of its direction.</param>
    /// <param name="seed">Of its relay, flow and direction.</param>
    /// <param name="number">How many came before it in its flow and direction.</param>
    public static Fate Of(OneWayPlan plan, ulong seed, long number)
    {
        if (plan.IsCertain) return default;
        var state = Xoshiro256.Mix(seed, (ulong)number, 0);
        // Always the same draws in the same order, so that a changed loss does not change the jitter.
        var isLost = Unit(ref state) < plan.Loss;
        var isDoubled = Unit(ref state) < plan.Duplication;
        var isHeld = Unit(ref state) < plan.Reordering;
        var jitter = plan.Jitter.At(Unit(ref state));
        return isLost ? new Fate(true, false, false, 0) : new Fate(false, isDoubled, isHeld, jitter);
    }

    private static double Unit(ref ulong state) => (Xoshiro256.SplitMix64(ref state) >> 11) * (1.0 / (1UL << 53));
}
