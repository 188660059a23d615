using CsCheck;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Coverings;

namespace Lightcone.Tests.Geodesy.Coverings;

public sealed class ChordBoundsTests
{
    private static readonly Gen<(GeoPoint A, GeoPoint B)> Pairs = Gen.Frequency(
        (2, Gen.Select(EarthGen.Points, EarthGen.Points)),
        (1, EarthGen.NearAntipodes),
        (3, Gen.Select(EarthGen.Points, Gen.Double[0, 360], Gen.Double[-3, 7],
            (p, azimuth, exponent) => (p, Geodesic.Destination(p, azimuth, Math.Pow(10, exponent))))));

    [Fact]
    public void What_is_surely_within_is_and_what_is_surely_beyond_is() =>
        Gen.Select(Pairs, Gen.Double[-9, 0], Gen.Bool).Sample((pair, exponent, more) =>
        {
            var upper = Geodesic.UpperMillimetres(pair.A, pair.B);
            var lower = Geodesic.LowerMillimetres(pair.A, pair.B);
            var (sphere, ellipsoid) = ChordBounds.Chords(UnitVector.Of(pair.A), UnitVector.Of(pair.B));

            // A limit just below the true length must not be reported as "within", just above not as "beyond".
            var short_ = lower - 1 - (long)(lower * Math.Pow(10, exponent));
            var within = ChordBounds.SurelyWithin(short_);
            Assert.False(sphere <= within.Sphere || ellipsoid <= within.Ellipsoid, $"{pair} {short_}");
            var long_ = upper + 1 + (long)(upper * Math.Pow(10, exponent));
            var beyond = ChordBounds.SurelyBeyond(long_);
            Assert.False(sphere > beyond.Sphere || ellipsoid > beyond.Ellipsoid, $"{pair} {long_}");
            Assert.True(ChordBounds.LongestMillimetres(sphere, ellipsoid) >= lower);
        }, iter: 20_000);

    [Fact]
    public void The_bounds_are_within_40_metres_at_a_thousand_kilometres() =>
        Gen.Select(EarthGen.Points, Gen.Double[0, 360]).Sample((start, azimuth) =>
        {
            var end = Geodesic.Destination(start, azimuth, 1_000_000);
            var (sphere, ellipsoid) = ChordBounds.Chords(UnitVector.Of(start), UnitVector.Of(end));
            Assert.True(ellipsoid <= ChordBounds.SurelyWithin(1_000_040_000).Ellipsoid);
            Assert.True(ellipsoid > ChordBounds.SurelyBeyond(999_960_000).Ellipsoid);
            Assert.True(ChordBounds.LongestMillimetres(sphere, ellipsoid) < 1_000_040_000);
        });
}
