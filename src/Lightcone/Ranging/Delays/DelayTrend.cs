using Lightcone.Arithmetic;
using Lightcone.Geodesy;

namespace Lightcone.Ranging.Delays;

/// <summary>What round trip is usual at a distance, and how widely honest ones spread: before any
/// calibration.</summary>
/// <remarks>
/// ln(RTT + 4 ms) is taken as spread about its usual value with a standard deviation of 0.42 up to 3,000 km, falling
/// to 0.24 from 13,000 km on; the 4 ms make the spread of short times like that of long ones. The usual RTT is
/// 3 ms + 1.8 f + 11 ms (1 - exp(-f / 6 ms)), f the round trip of straight fibre (99.93 km per ms): paths wind most
/// where they are short. The numbers fit medians by distance of public measurements between cities (5.6 ms at 77 km, 21
/// at 610, 53 at 2,106, 240 at 12,842).
/// </remarks>
internal static class DelayTrend
{
    private const double FibreKilometresPerMillisecond = 99.93;
    private const double ShiftMilliseconds = 4;

    private static readonly ChordTable Usual = new(kilometres =>
    {
        var fibre = kilometres / FibreKilometresPerMillisecond;
        return PortableMath.Log(
            ShiftMilliseconds + 3 + (1.8 * fibre) + (11 * (1 - PortableMath.Exp(-fibre / 6))));
    });

    private static readonly ChordTable Spread = new(SpreadAt);
    private static readonly ChordTable LogSpread = new(kilometres => PortableMath.Log(SpreadAt(kilometres)));

    /// <summary>The scale on which round trips are compared.</summary>
    public static double Logarithm(RoundTrip roundTrip) =>
        PortableMath.Log((roundTrip.ElapsedNanoseconds / 1e6) + ShiftMilliseconds);

    /// <summary>By how many spreads a round trip exceeds the usual one at a distance: negative for a fast
    /// path.</summary>
    /// <param name="logarithm">Of <see cref="Logarithm"/>.</param>
    /// <param name="chord">Between the two ends, of the unit sphere.</param>
    public static double Excess(double logarithm, double chord) => Excess(logarithm, chord, out _);

    /// <summary>The same, and the logarithm of the spread, which a density is divided by.</summary>
    public static double Excess(double logarithm, double chord, out double logarithmOfSpread)
    {
        var position = ChordTable.PositionOf(chord);
        logarithmOfSpread = LogSpread.At(position);
        return (logarithm - Usual.At(position)) / Spread.At(position);
    }

    /// <summary>The straight distance of two vectors.</summary>
    public static double Chord(UnitVector a, UnitVector b) => Math.Sqrt(a.SquaredChord(b));

    private static double SpreadAt(double kilometres) => 0.42 - (0.18 * Math.Clamp((kilometres - 3000) / 10_000, 0, 1));
}
