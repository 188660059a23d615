using System.Numerics;
using CsCheck;
using Lightcone.Ranging;

namespace Lightcone.Tests.Ranging;

public sealed class DistanceBoundTests
{
    private static readonly Gen<long> Nanoseconds = Gen.OneOf(
        Gen.Long[1, RttSet.LongestRoundTripNanoseconds], Gen.Long[1, 3_000_000], Gen.Long[1, long.MaxValue]);

    private static readonly Gen<long> Error = Gen.OneOf(
        Gen.Const(0L), Gen.Long[0, 100_000_000], Gen.Long[0, long.MaxValue]);

    [Fact]
    public void The_radius_is_the_exact_fraction_rounded_up_to_the_millimetre() =>
        Gen.Select(Nanoseconds, Error).Sample((ns, error) =>
        {
            // The same fraction, written down a second time in arithmetic without limits.
            var top = ((new BigInteger(ns) * 299_792_458 * 10_001) + (new BigInteger(error) * 20_000_000_000)) * 1001;
            var exact = BigInteger.DivRem(top, new BigInteger(20_000_000_000_000), out var rest);
            if (rest > 0) exact++;
            var expected = BigInteger.Min(exact, DistanceBound.LargestRadiusMillimetres);
            Assert.Equal(expected, DistanceBound.RadiusMillimetres(new RoundTrip(ns), error));
        });

    [Fact]
    public void A_longer_delay_never_tightens_the_bound() =>
        Gen.Select(Nanoseconds, Nanoseconds, Error).Sample((a, b, error) => Assert.True(
            DistanceBound.RadiusMillimetres(new RoundTrip(Math.Min(a, b)), error)
                <= DistanceBound.RadiusMillimetres(new RoundTrip(Math.Max(a, b)), error)));

    [Fact]
    public void A_larger_position_error_never_tightens_the_bound() =>
        Gen.Select(Nanoseconds, Error, Error).Sample((ns, a, b) => Assert.True(
            DistanceBound.RadiusMillimetres(new RoundTrip(ns), Math.Min(a, b))
                <= DistanceBound.RadiusMillimetres(new RoundTrip(ns), Math.Max(a, b))));

    [Fact]
    public void The_bound_is_never_below_light_in_vacuum_plus_the_position_error() =>
        Gen.Select(Gen.Long[1, RttSet.LongestRoundTripNanoseconds], Gen.Long[0, 20_100_000_000]).Sample((ns, error) =>
        {
            var radius = DistanceBound.RadiusMillimetres(new RoundTrip(ns), error);
            // c x RTT / 2 in millimetres is ns x 299792458 / 2000000.
            Assert.True((Int128)(radius - error) * 2_000_000 > (Int128)ns * 299_792_458);
        });

    [Theory]
    [InlineData(1_000_000, 0, 150_061_130)] // 149.896229 km x 1.0001 x 1.001
    [InlineData(1, 0, 151)] // 15 cm, and never nothing
    [InlineData(13_000_000, 50_000_000, 2_000_844_688)]
    public void Known_radii(long nanoseconds, long errorMillimetres, long radiusMillimetres) =>
        Assert.Equal(radiusMillimetres,
            DistanceBound.RadiusMillimetres(new RoundTrip(nanoseconds), errorMillimetres));

    [Fact]
    public void The_longest_accepted_round_trip_is_far_from_the_cap() =>
        Assert.InRange(DistanceBound.RadiusMillimetres(
                new RoundTrip(RttSet.LongestRoundTripNanoseconds), 20_100_000_000),
            40_000_000_000, DistanceBound.LargestRadiusMillimetres / 100);

    [Fact]
    public void A_negative_position_error_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DistanceBound.RadiusMillimetres(new RoundTrip(1), -1));

    [Fact]
    public void Fibre_is_two_thirds_of_vacuum_and_always_inside_the_bound() =>
        Nanoseconds.Select(ns => new RoundTrip(ns)).Sample(trip => Assert.True(
            DistanceBound.FibreMillimetres(trip) <= DistanceBound.RadiusMillimetres(trip, 0)));
}
