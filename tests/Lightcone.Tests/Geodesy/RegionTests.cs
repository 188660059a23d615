using CsCheck;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Geodesics;

namespace Lightcone.Tests.Geodesy;

public sealed class RegionTests
{
    private static readonly Gen<long> Radii = Gen.Frequency(
        (4, Gen.Double[3, 7.3].Select(x => (long)Math.Pow(10, x) * 1000)),
        (1, Gen.Long[0, 20_100_000_000]));

    private static readonly Gen<Cap> Caps = Gen.Select(EarthGen.Points, Radii, (p, r) => new Cap(p, r));

    /// <summary>Groups of caps, most of them round one place, so that their intersection is not always empty.</summary>
    private static readonly Gen<CapQuorum> Quorums =
        from target in EarthGen.Points
        from centres in EarthGen.Points.Array[1, 6]
        from slack in Gen.Double[-2, 6].Array[6]
        from groups in Gen.Int[1, 4]
        from tolerated in Gen.Int[0, 2]
        select new CapQuorum(
            [.. Enumerable.Range(0, groups).Select(g => (IReadOnlyList<Cap>)
                [.. centres.Where((_, i) => i % groups == g).Select((c, i) => new Cap(
                    c, Geodesic.UpperMillimetres(c, target) + (long)(Math.Pow(10, slack[i]) * 1000)))])],
            tolerated);

    private static RegionResolution Coarse { get; } = new() { UndecidedBudget = 2_000 };

    internal static bool Holds(CapQuorum quorum, GeoPoint point) => quorum.Groups.Count(g =>
        g.Any(c => Geodesic.LowerMillimetres(c.Centre, point) > c.RadiusMillimetres)) <= quorum.Tolerated;

    [Fact]
    public void Every_point_of_the_quorum_is_in_the_region() =>
        Gen.Select(Quorums, EarthGen.Points.Array[30], Gen.Double[0, 360].Array[8]).Sample((quorum, points, azimuths) =>
        {
            var region = Region.Covering(quorum, Coarse);
            // Points on the rims of the caps are the ones a careless bound would lose.
            var rims = quorum.Groups.SelectMany(g => g).SelectMany(c => azimuths.Select(a =>
                Geodesic.Destination(c.Centre, a, Math.Min(c.RadiusMillimetres / 1000.0, 20_003_900))));
            foreach (var point in points.Concat(rims))
                if (Holds(quorum, point)) Assert.True(region.Contains(point), $"{point} is lost");
        }, iter: 300);

    [Fact]
    public void Inside_cells_hold_no_point_outside_the_quorum() =>
        Gen.Select(Quorums, EarthGen.Points.Array[50]).Sample((quorum, points) =>
        {
            var region = Region.Covering(quorum, Coarse);
            foreach (var cell in region.InsideCells.Take(200))
                foreach (var corner in cell.Corners())
                    Assert.True(Holds(quorum, corner.ToGeoPoint()));
        }, iter: 100);

    [Fact]
    public void A_cap_is_covered_with_at_most_3_percent_more_than_its_area() =>
        Gen.Select(EarthGen.Points, Gen.Double[4.5, 7.2]).Sample((centre, exponent) =>
        {
            var metres = Math.Pow(10, exponent);
            var region = Region.Covering(new([[new Cap(centre, (long)(metres * 1000))]], 0), RegionResolution.Standard);
            Assert.True(region.AreaSquareMetres <= 1.03 * region.InsideAreaSquareMetres,
                $"{centre} {metres} m: {region.AreaSquareMetres / region.InsideAreaSquareMetres}");
            // Against the cap of a sphere; the ellipsoid's differs by less than 1 %.
            var cap = 2 * Math.PI * 6371008.8 * 6371008.8 * (1 - Math.Cos(Math.Min(Math.PI, metres / 6371008.8)));
            Assert.InRange(region.InsideAreaSquareMetres, 0.96 * cap, 1.01 * cap);
        }, iter: 60);

    [Fact]
    public void Tolerating_more_faults_never_shrinks_the_region() => Quorums.Sample(quorum =>
    {
        var strict = Region.Covering(quorum, Coarse);
        var lenient = Region.Covering(new(quorum.Groups, quorum.Tolerated + 1), Coarse);
        Assert.True(lenient.AreaSquareMetres >= strict.InsideAreaSquareMetres * (1 - 1e-9));
        foreach (var cell in strict.InsideCells) Assert.True(lenient.Contains(cell.Centre.ToGeoPoint()));
    }, iter: 100);

    [Fact]
    public void Another_cap_or_a_smaller_one_never_grows_the_region() =>
        Gen.Select(Quorums, Caps, Gen.Double[0, 1]).Sample((quorum, cap, part) =>
        {
            // What is certainly inside under the stricter question is kept under the milder one.
            CapQuorum Asking(Cap more) => new([.. quorum.Groups, [more]], quorum.Tolerated);
            var smaller = new Cap(cap.Centre, (long)(cap.RadiusMillimetres * part));
            var (all, some) = (Region.Covering(quorum, Coarse), Region.Covering(Asking(cap), Coarse));
            foreach (var cell in some.InsideCells) Assert.True(all.Contains(cell.Centre.ToGeoPoint()));
            foreach (var cell in Region.Covering(Asking(smaller), Coarse).InsideCells)
                Assert.True(some.Contains(cell.Centre.ToGeoPoint()));
        }, iter: 100);

    [Fact]
    public void The_order_of_caps_and_groups_does_not_matter() => Quorums.Sample(quorum =>
    {
        var shuffled = new CapQuorum([.. quorum.Groups.Reverse().Select(g => g.Reverse().ToArray())], quorum.Tolerated);
        Assert.Equal(
            Region.Covering(quorum, Coarse).CanonicalBytes(), Region.Covering(shuffled, Coarse).CanonicalBytes());
    }, iter: 60);

    [Fact]
    public void The_farthest_point_bounds_every_point_of_the_region() =>
        Gen.Select(Quorums, EarthGen.Points).Sample((quorum, place) =>
        {
            var region = Region.Covering(quorum, Coarse);
            var farthest = region.FarthestMillimetres(place);
            foreach (var cell in region.Cells.Take(300))
                foreach (var corner in cell.Corners())
                    Assert.True(Geodesic.LowerMillimetres(place, corner.ToGeoPoint()) <= farthest);
        }, iter: 60);

    [Fact]
    public void The_farthest_point_of_a_cap_is_not_much_beyond_its_rim()
    {
        foreach (var metres in new[] { 50_000.0, 300_000, 1_000_000, 5_000_000, 9_000_000 })
        {
            var centre = new GeoPoint(47, -170);
            var region = Region.Covering(new([[new Cap(centre, (long)(metres * 1000))]], 0), RegionResolution.Standard);
            Assert.InRange(region.FarthestMillimetres(centre) / 1000.0, metres, metres * 1.03);
        }
    }

    [Fact]
    public void Nothing_excludes_nothing_and_disjoint_caps_leave_nothing()
    {
        Assert.True(Region.Covering(new([], 0), Coarse).IsWholeEarth);
        Assert.True(Region.Covering(new([[]], 0), Coarse).IsWholeEarth);
        var everything = new Cap(new(12, 34), 30_000_000_000);
        Assert.True(Region.Covering(new([[everything]], 0), Coarse).IsWholeEarth);
        Cap here = new(new(0, 0), 1_000_000), there = new(new(0, 90), 1_000_000);
        Assert.True(Region.Covering(new([[here], [there]], 0), Coarse).IsEmpty);
        Assert.True(Region.Covering(new([[here, there], [everything]], 0), Coarse).IsEmpty);
        Assert.False(Region.Covering(new([[here], [there]], 1), Coarse).IsEmpty);
        Assert.Equal(0, Region.Empty.FarthestMillimetres(new(0, 0)));
        Assert.Null(Region.Empty.Centroid());
    }

    [Fact]
    public void A_cap_of_radius_0_is_covered_by_cells_of_the_finest_level()
    {
        var place = new GeoPoint(1.3521, 103.8198);
        var region = Region.Covering(new([[new Cap(place, 0)]], 0), RegionResolution.Standard);
        Assert.True(region.Contains(place));
        Assert.InRange(region.FarthestMillimetres(place), 1, 600_000);
    }

    [Fact]
    public void A_cap_beyond_ten_thousand_kilometres_leaves_out_its_antipode()
    {
        foreach (var centre in new GeoPoint[] { new(0, 0), new(90, 0), new(-33, 151), new(52, 180) })
        {
            var antipode = new GeoPoint(-centre.Latitude, centre.Longitude > 0 ? centre.Longitude - 180 : 180);
            var region = Region.Covering(new([[new Cap(centre, 18_000_000_000)]], 0), RegionResolution.Standard);
            Assert.False(region.Contains(antipode));
            Assert.InRange(region.AreaSquareMetres / Wgs84.TotalArea, 0.9, 0.99);
        }
    }

    [Theory]
    [InlineData(48, 11, 500)]
    [InlineData(-17.7, 178, 400)] // across the antimeridian
    [InlineData(89, 30, 700)] // round a pole
    [InlineData(35.2, 45, 300)] // at a corner of the cube
    public void The_outline_of_a_cap_is_one_ring_near_its_rim(double latitude, double longitude, double kilometres)
    {
        var centre = new GeoPoint(latitude, longitude);
        var cap = new Cap(centre, (long)(kilometres * 1e6));
        var rings = Region.Covering(new([[cap]], 0), RegionResolution.Standard).ToRings();
        var ring = Assert.Single(rings);
        Assert.All(ring, p => Assert.InRange(Geodesic.Metres(centre, p), kilometres * 980, kilometres * 1030));
    }

    [Fact]
    public void A_ring_between_two_caps_has_two_outlines()
    {
        // All but one of two groups may exclude: the union; here a far cap and a near one.
        Cap a = new(new(10, 10), 300_000_000), b = new(new(10, 40), 300_000_000);
        Assert.Equal(2, Region.Covering(new([[a], [b]], 1), RegionResolution.Standard).ToRings().Count);
        Assert.Empty(Region.Covering(new([], 0), Coarse).ToRings());
    }
}
