using CsCheck;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Coverings;

namespace Lightcone.Tests.Geodesy.Coverings;

public sealed class RimBoundsTests
{
    /// <summary>Anything, the hardest places for the inverse problem, and all directions at all lengths.</summary>
    private static readonly Gen<(GeoPoint A, GeoPoint B)> Pairs = Gen.Frequency(
        (2, Gen.Select(EarthGen.Points, EarthGen.Points)),
        (1, EarthGen.NearAntipodes),
        (3, Gen.Select(EarthGen.Points, Gen.Double[0, 360], Gen.Double[1, 20_000_000],
            (p, azimuth, metres) => (p, Geodesic.Destination(p, azimuth, metres)))));

    [Fact]
    public void What_is_surely_within_is_and_what_is_surely_beyond_is() => Pairs.Sample(pair =>
    {
        // Just below the true length is the hardest question that must not be answered "within", just above "beyond".
        var point = Seen.Of(pair.A, pair.B);
        Assert.False(point.IsWithin(Geodesic.LowerMillimetres(pair.A, pair.B) - 1), $"{pair}");
        Assert.False(point.IsBeyond(Geodesic.UpperMillimetres(pair.A, pair.B) + 1), $"{pair}");
    }, iter: 50_000);

    [Theory]
    [InlineData(1_000_000, 40)]
    [InlineData(5_000_000, 150)]
    [InlineData(10_000_000, 350)]
    [InlineData(15_000_000, 1_200)]
    [InlineData(17_000_000, 2_500)]
    public void A_point_on_neither_side_is_near_the_rim(double metres, int near) =>
        Gen.Select(EarthGen.Points, Gen.Double[0, 360]).Sample((start, azimuth) =>
        {
            var point = Seen.Of(start, Geodesic.Destination(start, azimuth, metres));
            Assert.True(point.IsWithin((long)(metres + near) * 1000), $"{start} {azimuth}");
            Assert.True(point.IsBeyond((long)(metres - near) * 1000), $"{start} {azimuth}");
        }, iter: 2_000);

    [Fact]
    public void No_radius_however_small_or_large_decides_wrongly()
    {
        var (here, opposite) = (new GeoPoint(10, 20), new GeoPoint(-10, -160));
        Assert.False(Seen.Of(here, here).IsWithin(-1));
        Assert.False(Seen.Of(here, here).IsBeyond(-1_000_000));
        Assert.False(Seen.Of(here, opposite).IsWithin(19_000_000_000));
        Assert.False(Seen.Of(here, opposite).IsBeyond(20_040_000_000));
        Assert.True(Seen.Of(here, opposite).IsWithin(long.MaxValue));
    }

    /// <summary>Two vectors as the bounds see them: squared chord, squared sum and difference of z.</summary>
    private readonly record struct Seen(double Chord, double Sum, double Difference)
    {
        public static Seen Of(GeoPoint first, GeoPoint second)
        {
            var (a, b) = (UnitVector.Of(first), UnitVector.Of(second));
            return new(a.SquaredChord(b), (a.Z + b.Z) * (a.Z + b.Z), (a.Z - b.Z) * (a.Z - b.Z));
        }

        public bool IsWithin(long millimetres)
        {
            var rim = RimBounds.SurelyWithin(millimetres);
            return Chord <= rim.Sphere || (Chord <= rim.Band && Measure(rim) <= rim.Limit);
        }

        public bool IsBeyond(long millimetres)
        {
            var rim = RimBounds.SurelyBeyond(millimetres);
            return Chord > rim.Sphere || (Chord > rim.Band && Measure(rim) > rim.Limit);
        }

        private double Measure(RimBounds.Rim rim) => Chord - (rim.Sum * Sum) - (rim.Difference * Difference);
    }
}
