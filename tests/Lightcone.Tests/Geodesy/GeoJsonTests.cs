using System.Text.Json;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Geodesics;

namespace Lightcone.Tests.Geodesy;

public sealed class GeoJsonTests
{
    private static double[][][][] Polygons(Region region)
    {
        using var json = JsonDocument.Parse(region.GeoJson());
        Assert.Equal("MultiPolygon", json.RootElement.GetProperty("type").GetString());
        return json.RootElement.GetProperty("coordinates").Deserialize<double[][][][]>()!;
    }

    /// <summary>Area on the ellipsoid's equal-area cylinder, near enough: the sphere's.</summary>
    private static double Area(double[][] ring)
    {
        double sum = 0;
        for (var i = 0; i + 1 < ring.Length; i++)
        {
            double Sine(double[] p) => Math.Sin(p[1] * Math.PI / 180);
            sum += (ring[i][0] - ring[i + 1][0]) * Math.PI / 180 * (Sine(ring[i]) + Sine(ring[i + 1])) / 2;
        }

        return sum * 6371008.8 * 6371008.8;
    }

    [Theory]
    [InlineData(48, 11, 500)]
    [InlineData(-17.7, 179, 400)] // across the antimeridian
    [InlineData(0, 180, 900)] // centred on it
    [InlineData(90, 0, 700)] // round a pole
    [InlineData(-88, 120, 1500)]
    [InlineData(20, 30, 12000)] // more than half the Earth
    [InlineData(-40, 175, 18000)] // all but a small disc
    public void The_polygons_are_closed_within_the_frame_and_have_the_regions_area(
        double latitude, double longitude, double kilometres)
    {
        Cap cap = new(new(latitude, longitude), (long)(kilometres * 1e6));
        var region = Region.Covering(new([[cap]], 0), RegionResolution.Standard);
        var polygons = Polygons(region);
        Assert.All(polygons.SelectMany(p => p), ring =>
        {
            Assert.True(ring.Length >= 4);
            Assert.Equal(ring[0], ring[^1]);
            Assert.All(ring, p => Assert.True(Math.Abs(p[0]) <= 180 && Math.Abs(p[1]) <= 90));
        });
        Assert.All(polygons, p => Assert.True(Area(p[0]) > 0)); // counter-clockwise
        Assert.All(polygons.SelectMany(p => p.Skip(1)), hole => Assert.True(Area(hole) < 0));
        var area = polygons.SelectMany(p => p).Sum(Area);
        Assert.InRange(area / region.AreaSquareMetres, 0.985, 1.015);
    }

    [Fact]
    public void The_whole_Earth_is_the_frame_and_nothing_is_no_polygon()
    {
        Assert.Empty(Polygons(Region.Empty));
        var frame = Assert.Single(Assert.Single(Polygons(Region.Covering(new([], 0), RegionResolution.Standard))));
        Assert.InRange(Area(frame) / Wgs84.TotalArea, 0.99, 1.01);
    }
}
