namespace Lightcone.Ranging;

/// <summary>How far from a landmark the answering key's holder can be, given a round-trip time.</summary>
/// <remarks>
/// radius = (c x RTT x (1 + 100 ppm) / 2 + position error) x (1 + 0.1 %), one exact fraction, rounded up once to the
/// millimetre. The terms, in this order:
/// <list type="bullet">
/// <item>Vacuum c over the full round trip. Nothing is subtracted: radio and hollow-core links beat fibre, and a
/// processing time that an attacker can shorten is no bound.</item>
/// <item>100 ppm for the landmark's clock, on the time alone.</item>
/// <item>The landmark's position error: as surveyed, 50 km for city-level data.</item>
/// <item>0.1 % for terrain and altitude, on the <i>sum</i>: the larger of the two readings of the rule.</item>
/// </list>
/// The radius is a geodesic distance: a path outside the Earth's body is at least as long as the surface geodesic,
/// since projection onto a convex body never lengthens a path. Adding delay can only lengthen it.
/// </remarks>
public static class DistanceBound
{
    /// <summary>The speed of light in vacuum, exact by definition of the metre.</summary>
    public const long VacuumMetresPerSecond = 299_792_458;

    /// <summary>The clock error that is always allowed for, in parts per million.</summary>
    public const int ClockErrorPartsPerMillion = 100;

    /// <summary>No radius is stated larger than this (a million million metres): 50,000 times the way to the
    /// antipode, so the cap loses nothing, and sums of radii stay far from overflow.</summary>
    public const long LargestRadiusMillimetres = 1_000_000_000_000_000;

    // Numerator and denominator of the one fraction: mm = ns x (m/s) / 10^6, twice 10^4 for half and for ppm.
    private const long HalfTripDenominator = 2L * 1_000_000 * 10_000;
    private const long ClockFactor = 10_000 + (ClockErrorPartsPerMillion / 100);

    /// <summary>The farthest the key's holder can be, in millimetres, rounded up; never an estimate of where it is.
    /// The landmark's operator may be lying about both arguments.</summary>
    /// <param name="roundTrip">On the landmark's clock.</param>
    /// <param name="positionErrorMillimetres">How far from its declared place an honest landmark may stand.</param>
    /// <exception cref="ArgumentOutOfRangeException">The position error is negative.</exception>
    public static long RadiusMillimetres(RoundTrip roundTrip, long positionErrorMillimetres)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(positionErrorMillimetres);
        // At most 9.3e18 x 3e8 x 1e4 x 1e3 = 2.8e34 for the time and 2e32 for the position: below 1.7e38.
        var sum = ((Int128)roundTrip.ElapsedNanoseconds * VacuumMetresPerSecond * ClockFactor)
            + ((Int128)positionErrorMillimetres * HalfTripDenominator);
        return Ceiling(sum * 1001, (Int128)HalfTripDenominator * 1000);
    }

    /// <summary>The same with 2/3 c, the speed of light in ordinary fibre, and no allowances: an <i>assumption</i>
    /// for telling the likelier of two explanations, never a bound.</summary>
    /// <param name="roundTrip">On the landmark's clock.</param>
    internal static long FibreMillimetres(RoundTrip roundTrip) =>
        Ceiling((Int128)roundTrip.ElapsedNanoseconds * VacuumMetresPerSecond, 3L * 1_000_000);

    private static long Ceiling(Int128 numerator, Int128 denominator)
    {
        var quotient = (numerator + denominator - 1) / denominator;
        return quotient > LargestRadiusMillimetres ? LargestRadiusMillimetres : (long)quotient;
    }
}
