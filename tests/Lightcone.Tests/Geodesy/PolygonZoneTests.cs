using CsCheck;
using Lightcone.Geodesy;

namespace Lightcone.Tests.Geodesy;

public sealed class PolygonZoneTests
{
    private const ZoneContact Both = ZoneContact.Zone | ZoneContact.Elsewhere;

    /// <summary>A rough circle of 12 corners round a place, 100 to 3,000 km wide, and a square hole in it.</summary>
    private static readonly Gen<(GeoPoint Middle, double Metres, PolygonZone Zone)> Zones =
        Gen.Select(EarthGen.Points, Gen.Double[100_000, 3_000_000]).Select((middle, metres) =>
        {
            var outer = Enumerable.Range(0, 12).Select(i => Geodesic.Destination(middle, i * 30, metres)).ToArray();
            var hole = Enumerable.Range(0, 4).Select(i => Geodesic.Destination(middle, i * 90, metres / 4)).ToArray();
            return (middle, metres, new PolygonZone([outer, hole]));
        });

    [Fact]
    public void Points_of_the_ring_are_in_the_zone_and_those_of_the_hole_and_beyond_are_not() =>
        Gen.Select(Zones, Gen.Double[0, 360]).Sample((zone, azimuth) =>
        {
            ZoneContact At(double part) =>
                zone.Zone.ContactOf(Geodesic.Destination(zone.Middle, azimuth, zone.Metres * part), 0);
            Assert.True(At(0.6).HasFlag(ZoneContact.Zone));
            Assert.True(At(0.1).HasFlag(ZoneContact.Elsewhere));
            Assert.True(At(1.05).HasFlag(ZoneContact.Elsewhere));
        }, iter: 300);

    [Fact]
    public void A_patch_that_reaches_over_a_side_touches_both() => Gen.Select(Zones, Gen.Double[0, 360]).Sample(
        (zone, azimuth) => Assert.Equal(Both, zone.Zone.ContactOf(
            Geodesic.Destination(zone.Middle, azimuth, zone.Metres * 0.6), (long)(zone.Metres * 500))), iter: 200);

    [Fact]
    public void A_disc_in_the_ring_is_wholly_inside()
    {
        GeoPoint[] box = [new(10, 170), new(10, -170), new(30, -170), new(30, 170)]; // over the antimeridian
        var zone = new PolygonZone([box]);
        Assert.Equal(ZoneContact.Zone, zone.ContactOf(new(20, 180), 500_000_000));
        Assert.Equal(ZoneContact.Elsewhere, zone.ContactOf(new(20, 0), 500_000_000));
        Assert.Equal(ZoneContact.Elsewhere, zone.ContactOf(new(-20, 0), 0));
        var region = Region.Covering(new([[new Cap(new(20, -178), 300_000_000)]], 0), RegionResolution.Standard);
        Assert.Equal(ZoneContact.Zone, zone.ContactOf(region));
        Assert.InRange(zone.LargestRadiusInside(new(20, 180)), 900_000_000, 1_060_000_000);
    }

    [Fact]
    public void The_same_corners_are_the_same_zone()
    {
        GeoPoint[] triangle = [new(0, 0), new(0, 1), new(1, 0)];
        Assert.Equal(new PolygonZone([triangle]), new PolygonZone([[.. triangle]]));
        Assert.Equal("within polygon 0,0 0,1 1,0", new PolygonZone([triangle]).Text);
    }

    [Fact]
    public void What_is_no_polygon_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new PolygonZone([]));
        Assert.Throws<ArgumentException>(() => new PolygonZone([[new(0, 0), new(0, 1)]]));
        Assert.Throws<ArgumentException>(() => new PolygonZone([[new(0, 0), new(0, 120), new(0, -120)]]));
    }
}
