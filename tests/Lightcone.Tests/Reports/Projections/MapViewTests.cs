using CsCheck;
using Lightcone.Geodesy;
using Lightcone.Reports.Projections;

namespace Lightcone.Tests.Reports.Projections;

public sealed class MapViewTests
{
    private const double EdgeMetres = 60_000; // a pixel of a world map is tens of kilometres
    private static readonly Frame Frame = new(16, 76, 900, 660);

    private static readonly Gen<GeoPoint> Anywhere = Gen.Select(Gen.Double[-0.9999, 0.9999], Gen.Double[-180, 180],
        (sine, longitude) => new GeoPoint(Math.Asin(sine) * 180 / Math.PI, longitude));

    private static readonly Gen<Cap> AnyCap = Gen.Select(Anywhere, Gen.Long[200_000_000, 19_800_000_000],
        (centre, radius) => new Cap(centre, radius));

    [Fact]
    public void A_world_map_fills_what_is_inside_a_cap_and_nothing_else() =>
        Gen.Select(AnyCap, Anywhere, Gen.Double[-180, 180]).Sample((cap, point, middle) =>
        {
            // Within a tenth of a degree, under half a pixel, of the meridian that the map is cut along, a point lies
            // on the map's edge: left, right or neither is filled.
            var fromCut = Math.Abs(Math.IEEERemainder(point.Longitude - middle - 180, 360));
            var view = new WorldView(Frame, middle);
            return fromCut < 0.1 || FillsRightly(view, cap, point);
        }, iter: 3_000);

    [Fact]
    public void An_azimuthal_map_fills_what_is_inside_a_cap_and_nothing_else() =>
        Gen.Select(AnyCap, Anywhere, Anywhere).Sample((cap, point, middle) =>
        {
            var view = Azimuthal(middle, 8_000_000);
            return !Frame.Holds(view.Place(LonLat.Of(point))) || FillsRightly(view, cap, point);
        }, iter: 3_000);

    [Fact]
    public void Azimuthal_areas_are_true() =>
        Gen.Select(Anywhere, Anywhere, Gen.Double[10_000, 800_000]).Sample((middle, place, radius) =>
        {
            var view = Azimuthal(middle, 9_000_000);
            var place3 = SpherePoint.Of(LonLat.Of(place));
            if (place3.AngleTo(SpherePoint.Of(LonLat.Of(middle))) > 2.2) return true; // hidden, and stretched
            return HasTrueArea(view, place, radius);
        }, iter: 500);

    [Fact]
    public void Areas_on_a_world_map_are_true() =>
        Gen.Select(Gen.Double[-70, 70], Gen.Double[-150, 150], Gen.Double[50_000, 800_000])
            .Sample((latitude, longitude, radius) =>
                HasTrueArea(new WorldView(Frame, 0), new GeoPoint(latitude, longitude), radius), iter: 500);

    [Fact]
    public void A_circle_round_Fiji_is_one_unbroken_line_on_an_azimuthal_map()
    {
        var fiji = new GeoPoint(-17.8, 179.9);
        var path = new PathText();
        var circle = Curves.Circle(new Cap(fiji, 500_000_000));
        Azimuthal(fiji, 900_000).Stroke(path, [.. circle, circle[0]]);
        var ring = Assert.Single(new DrawnPath(path).Rings);
        Assert.True(ring.Zip(ring.Skip(1)).All(pair => Math.Abs(pair.First.X - pair.Second.X) < 20));
    }

    [Fact]
    public void The_scale_in_the_middle_of_an_azimuthal_map_is_true()
    {
        var middle = new GeoPoint(50, 8);
        var view = Azimuthal(middle, 300_000);
        var east = view.Place(LonLat.Of(Geodesic.Destination(middle, 90, 10_000)));
        var pixels = east.X - view.Place(LonLat.Of(middle)).X;
        Assert.Equal(10_000, pixels * view.MetresPerPixel, 60.0); // the sphere's liberty: half a percent
    }

    [Fact]
    public void An_edge_beyond_180_degrees_is_drawn()
    {
        LonLat[] ring = [new(181, -17), new(183, -17), new(183, -15), new(181, -15)];
        var path = new PathText();
        Azimuthal(new GeoPoint(-16, -178), 400_000).Outline(path, ring);
        Assert.False(MapView.HasCut(ring));
        Assert.False(path.IsEmpty);
    }

    [Fact]
    public void A_cut_along_the_antimeridian_is_not_drawn_as_a_border()
    {
        LonLat[] cut = [new(180, -16), new(178, -16), new(178, -18), new(180, -18)];
        var path = new PathText();
        Azimuthal(new GeoPoint(-17, 179.5), 400_000).Outline(path, cut);
        Assert.Equal(4, new DrawnPath(path).Rings.Single().Count);
        Assert.True(MapView.HasCut(cut));
    }

    private static bool FillsRightly(MapView view, Cap cap, GeoPoint point)
    {
        var metres = Geodesic.Metres(cap.Centre, point);
        var radius = cap.RadiusMillimetres / 1000.0;
        if (Math.Abs(metres - radius) < EdgeMetres) return true;
        var path = new PathText();
        view.Fill(path, Curves.Smooth(Curves.Circle(cap)));
        var blind = new GeoPoint(view.Blind.Latitude, view.Blind.Longitude);
        var blindMetres = Geodesic.Metres(cap.Centre, blind);
        if (Math.Abs(blindMetres - radius) < EdgeMetres) return true;
        if (blindMetres < radius) view.FillWhole(path);
        return new DrawnPath(path).Fills(view.Place(LonLat.Of(point))) == metres < radius;
    }

    private static bool HasTrueArea(MapView view, GeoPoint place, double radius)
    {
        PlanePoint[] ring =
        [
            .. Curves.Circle(new Cap(place, (long)(radius * 1000))).Select(view.Place),
        ];
        var doubled = ring.Select((p, i) =>
            (p.X * ring[(i + 1) % ring.Length].Y) - (ring[(i + 1) % ring.Length].X * p.Y))
            .Sum();
        var drawn = Math.Abs(doubled / 2) * AreaPerPixel(view);
        var angle = radius / 6_371_008.8;
        var expected = 2 * Math.PI * 6_371_008.8 * 6_371_008.8 * (1 - Math.Cos(angle));
        return Math.Abs((drawn / expected) - 1) < 0.02;
    }

    // On an equal-area map a pixel has one area; at the centre of the azimuthal one it is a square.
    private static double AreaPerPixel(MapView view)
    {
        if (view is AzimuthalView) return view.MetresPerPixel * view.MetresPerPixel;
        var north = view.Place(new LonLat(0, 0.5)).Y;
        var south = view.Place(new LonLat(0, -0.5)).Y;
        var east = view.Place(new LonLat(0.5, 0)).X - view.Place(new LonLat(-0.5, 0)).X;
        const double DegreeMetres = 6_371_008.8 * Math.PI / 180;
        return DegreeMetres * DegreeMetres / ((south - north) * east);
    }

    private static AzimuthalView Azimuthal(GeoPoint middle, double metres) =>
        new(Frame, SpherePoint.Of(LonLat.Of(middle)),
        Curves.Circle(new Cap(middle, (long)(metres * 1000))).Select(SpherePoint.Of));
}
