using System.Globalization;
using CsCheck;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Geodesics;

namespace Lightcone.Tests.Geodesy;

public sealed class GeodesicTests
{
    private static readonly Gen<(GeoPoint A, GeoPoint B)> Pairs =
        Gen.Frequency((3, Gen.Select(EarthGen.Points, EarthGen.Points)), (1, EarthGen.NearAntipodes));

    [Fact]
    public void Both_directions_are_equally_long() => Pairs.Sample((a, b) =>
        Assert.Equal(Geodesic.Metres(a, b), Geodesic.Metres(b, a), 2e-8), iter: 3000);

    [Fact]
    public void No_detour_is_shorter() => Gen.Select(Pairs, EarthGen.Points).Sample((pair, via) =>
        Assert.True(Geodesic.Metres(pair.A, pair.B)
            <= Geodesic.Metres(pair.A, via) + Geodesic.Metres(via, pair.B) + (3 * Geodesic.ErrorMetres)), iter: 3000);

    [Fact]
    public void The_distance_is_between_b_and_a_times_the_angle() => Pairs.Sample((a, b) =>
    {
        var chord = Math.Sqrt(UnitVector.Of(a).SquaredChord(UnitVector.Of(b)));
        var angle = 2 * Math.Asin(Math.Min(1, chord / 2));
        var slack = chord > 1.99 ? 0.2 : 1e-7; // the arcsine is steep at the antipode
        Assert.InRange(
            Geodesic.Metres(a, b), (Wgs84.PolarRadius * angle) - slack, (Wgs84.EquatorialRadius * angle) + slack);
    }, iter: 5000);

    [Fact]
    public void Going_the_stated_way_arrives() => Pairs.Sample((a, b) =>
    {
        var arrived = Geodesic.Destination(a, Geodesic.AzimuthDegrees(a, b), Geodesic.Metres(a, b));
        Assert.True(Geodesic.Metres(arrived, b) < 2e-6, $"{a} {b} {Geodesic.Metres(arrived, b)}");
    }, iter: 5000);

    [Fact]
    public void The_bounds_enclose_the_distance_within_a_millimetre_or_two() => Pairs.Sample((a, b) =>
    {
        var metres = Geodesic.Metres(a, b);
        Assert.True(Geodesic.LowerMillimetres(a, b) <= metres * 1000);
        Assert.True(Geodesic.UpperMillimetres(a, b) >= metres * 1000);
        Assert.True(Geodesic.UpperMillimetres(a, b) - Geodesic.LowerMillimetres(a, b) <= 2);
    });

    [Fact]
    public void Equal_points_are_0_apart() => EarthGen.Points.Sample(p => Assert.Equal(0, Geodesic.Metres(p, p)));

    [Theory]
    [InlineData(90, 0, -90, 0, 20003931.4586254)]
    [InlineData(0, 0, 0, 180, 20003931.4586254)]
    [InlineData(0, -180, 0, 180, 0)]
    [InlineData(0, 0, 0, 90, 10018754.1713947)]
    [InlineData(90, 0, 90, 77, 0)]
    [InlineData(90, 17, 0, -100, 10001965.7293127)]
    public void Poles_equator_and_antimeridian_are_exact(
        double latitude1, double longitude1, double latitude2, double longitude2, double metres) =>
        Assert.Equal(metres, Geodesic.Metres(new(latitude1, longitude1), new(latitude2, longitude2)), 1e-6);

    [Fact]
    public void Karneys_published_examples_are_met()
    {
        // Journal of Geodesy 87 (2013), table 2 (direct) and table 5 (inverse, nearly antipodal).
        var end = Geodesic.Destination(new(40, 0), 30, 10_000_000);
        Assert.Equal(41.79331020506, end.Latitude, 1e-10);
        Assert.Equal(137.84490004377, end.Longitude, 1e-10);
        GeoPoint a = new(-30, 0), b = new(29.9, 179.8);
        Assert.Equal(19_989_832.827610, Geodesic.Metres(a, b), 1e-6);
        Assert.Equal(161.89052473633, Geodesic.AzimuthDegrees(a, b), 1e-8);
    }

    [Fact]
    public void Forty_digit_arithmetic_agrees_within_a_tenth_of_a_micrometre()
    {
        var lines = File.ReadAllLines(Vectors.PathOf("geodesy/geodesics.txt"));
        var cases = lines.Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(' ')).ToArray();
        Assert.True(cases.Length >= 40);
        Assert.All(cases, fields =>
        {
            var x = fields[1..].Select(f => double.Parse(f, CultureInfo.InvariantCulture)).ToArray();
            GeoPoint a = new(x[0], 0), b = new(x[1], x[2]);
            Assert.Equal(x[4], Geodesic.Metres(a, b), 1e-7);
            var azimuthError = (Geodesic.AzimuthDegrees(a, b) - x[3]) * Wgs84.Degree;
            var sideways = Math.Min(x[4], 20003931 - x[4]); // what an error of azimuth moves the end by
            Assert.True(Math.Abs(azimuthError) * sideways < 1e-5 || fields[0] == "near-antipodal");
            Assert.True(Geodesic.Metres(Geodesic.Destination(a, x[3], x[4]), b) < 1e-7);
        });
    }

    [Fact]
    public void Numbers_that_are_no_course_are_refused()
    {
        var start = new GeoPoint(0, 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => Geodesic.Destination(start, double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Geodesic.Destination(start, 0, double.PositiveInfinity));
    }
}
