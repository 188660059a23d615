using CsCheck;
using Lightcone.Geodesy;

namespace Lightcone.Tests.Geodesy;

public sealed class ZoneTests
{
    private static readonly Gen<Cap> Caps = Gen.Select(EarthGen.Points, Gen.Double[4, 7],
        (p, exponent) => new Cap(p, (long)Math.Pow(10, exponent) * 1000));

    [Fact]
    public void A_disc_within_its_largest_radius_is_wholly_inside_and_a_wider_one_is_not_said_to_be() =>
        Gen.Select(Caps, EarthGen.Points).Sample((cap, centre) =>
        {
            var zone = new CapZone(cap);
            var radius = zone.LargestRadiusInside(centre);
            if (radius < 0) Assert.False(zone.HoldsAll(zone.ContactOf(centre, 0)));
            else Assert.True(zone.HoldsAll(zone.ContactOf(centre, radius)));
            Assert.False(zone.HoldsAll(zone.ContactOf(centre, Math.Max(0, radius + 1))));
        });

    [Fact]
    public void A_region_has_contact_with_a_zone_wherever_one_of_its_points_has() =>
        Gen.Select(Caps, Caps).Sample((zoneCap, cap) =>
        {
            var zone = new CapZone(zoneCap);
            var region = Region.Covering(new([[cap]], 0), new() { UndecidedBudget = 500 });
            var contact = zone.ContactOf(region);
            var distance = Geodesic.Metres(zoneCap.Centre, cap.Centre);
            if (distance <= zoneCap.RadiusMillimetres / 1000.0) Assert.True(contact.HasFlag(ZoneContact.Zone));
            else Assert.True(contact.HasFlag(ZoneContact.Elsewhere));
        }, iter: 300);

    [Fact]
    public void Outside_means_what_inside_does_not() => Gen.Select(Caps, EarthGen.Points, Gen.Double[0, 6]).Sample(
        (cap, centre, exponent) =>
        {
            Zone zone = new CapZone(cap), outside = new ComplementZone(zone);
            var contact = zone.ContactOf(centre, (long)Math.Pow(10, exponent) * 1000);
            Assert.Equal(zone.HoldsAll(contact), outside.HoldsNone(contact));
            Assert.Equal(zone.HoldsNone(contact), outside.HoldsAll(contact));
        });

    [Fact]
    public void A_zone_says_in_words_what_it_is()
    {
        var zone = new CapZone(new(new(1.35, 103.82), 300_000_000));
        Assert.Equal("within 300 km of 1.35,103.82", zone.Text);
        Assert.Equal("outside within 300 km of 1.35,103.82", new ComplementZone(zone).Text);
        Assert.Equal(zone.Text, new ComplementZone(new ComplementZone(zone)).Text);
    }
}
