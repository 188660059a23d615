using Lightcone.Arithmetic;

namespace Lightcone.Simulation.Relays;

/// <summary>What a path adds at random to each datagram: 0 or more, never less.</summary>
/// <remarks>The floor at 0 is the point: a relay stands for a distance, and nothing may cross it faster.</remarks>
public sealed record Jitter
{
    private readonly Shape _shape;
    private readonly long _scale;

    private Jitter(Shape shape, long scale)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(scale);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, OneWayPlan.MostDelayNanoseconds);
        (_shape, _scale) = (shape, scale);
    }

    private enum Shape
    {
        Uniform,
        Exponential,
    }

    /// <summary>Always 0.</summary>
    public static Jitter None { get; } = new(Shape.Uniform, 0);

    /// <summary>Whether every draw is 0.</summary>
    public bool IsNone => _scale == 0;

    /// <summary>Anything from 0 up to a limit, all equally likely.</summary>
    /// <param name="mostNanoseconds">0 to 10 s.</param>
    public static Jitter Uniform(long mostNanoseconds) => new(Shape.Uniform, mostNanoseconds);

    /// <summary>Mostly little and seldom much, as of queues; a draw of more than 10 s counts as 10 s.</summary>
    /// <param name="meanNanoseconds">0 to 10 s.</param>
    public static Jitter Exponential(long meanNanoseconds) => new(Shape.Exponential, meanNanoseconds);

    /// <summary>The jitter at a level of luck, in nanoseconds, 0 to 10 s.</summary>
    /// <param name="unit">0 or more, less than 1.</param>
    internal long At(double unit) => _shape is Shape.Uniform
        ? (long)(unit * _scale)
        : (long)Math.Min(-PortableMath.Log(1 - unit) * _scale, OneWayPlan.MostDelayNanoseconds);
}
