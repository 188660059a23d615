using CsCheck;
using Lightcone.Findings;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Location;
using Lightcone.Ranging;
using static Lightcone.Tests.Location.Scene;

namespace Lightcone.Tests.Location;

/// <summary>What a hostile register, a careless one or an odd claim could turn into a false proof.</summary>
public sealed class HostileInputTests
{
    private const long HalfEarth = 20_000_000_000;
    private static readonly GeoPoint Johor = new(1.49, 103.74);
    private static readonly GeoPoint Simferopol = new(44.95, 34.1);

    [Fact]
    public void A_landmark_under_two_domains_is_refused_for_it_would_count_twice()
    {
        Measurement[] twice = [Honest(At("a", Johor, "one"), Johor, 1), Honest(At("a", Johor, "two"), Johor, 1)];
        Assert.Throws<ArgumentException>(() => Judge(twice, Within(Johor, 1000), 1));
        Assert.Throws<ArgumentException>(() => JudgeAlone(twice, Within(Johor, 1000), 1));
    }

    [Fact]
    public void A_landmark_that_claims_two_places_is_one_witness_and_a_contradiction()
    {
        Measurement[] torn = [Lie(At("a", Johor), 1), Lie(At("a", 1.5, 103.8), 1), Lie(At("a", 37.57, 126.98), 1)];
        Assert.Equal(FindingKind.NoEvidence, Judge(torn, Within(Johor, 1000), 1).Kind);
        Assert.Equal(FindingKind.Contradictory, Judge(torn, Within(Johor, 1000), 0).Kind);
        // Beside one honest landmark it is the one that may be wrong, and cannot be the second that proves elsewhere.
        Measurement[] three = [.. torn, Honest(At("b", Johor), Johor, 3)];
        Assert.NotEqual(FindingKind.Proven, Judge(three, Beyond(Johor, 1000), 1).Kind);
    }

    [Fact]
    public void A_landmark_of_the_targets_own_domain_never_counts()
    {
        RttHost Host(string id, string domain) => new() { Id = id, Name = id, Place = Johor, FaultDomain = domain };
        var set = new RttSet([Host("own", "AS1"), Host("other", "AS2"), Host("t", "as1")],
            [new RttRow(0, 2, new RoundTrip(1000)), new RttRow(1, 2, new RoundTrip(2000))]);
        Assert.Equal(["other"], Measurement.Of(set, 2).Select(one => one.Landmark.Id));
    }

    [Fact]
    public void A_landmark_that_may_be_anywhere_shows_nothing() =>
        Gen.Select(Place, Place, Gen.Long[20_100_000_000, long.MaxValue]).Sample((at, target, error) =>
        {
            var lost = Lie(At("a", at, errorMillimetres: error), 0.001);
            foreach (var claim in new[] { Within(target, 5000), Beyond(target, 5000), OutsideChina, In("RU") })
            {
                Assert.Equal(FindingKind.NotProven, Judge([lost], claim, 0).Kind);
                Assert.Equal(FindingKind.NotProven, JudgeAlone([lost], claim, 0).Kind);
            }
        }, iter: 30);

    [Fact]
    public void A_disc_of_half_the_Earth_or_more_is_wholly_in_no_zone_that_leaves_a_place_out() =>
        Gen.Select(Place, Place, Gen.Double[100, 19_000], Gen.Long[20_004_000_000, long.MaxValue]).Sample(
            (centre, middle, kilometres, radius) =>
            {
                Zone[] zones =
                [
                    Within(middle, kilometres), Beyond(middle, kilometres), OutsideChina, In("CN"), In("AU"),
                    new PolygonZone([[new(0, 0), new(0, 10), new(10, 0)]]),
                ];
                foreach (var zone in zones.SelectMany(zone => new[] { zone, new ComplementZone(zone) }))
                {
                    var contact = zone.ContactOf(centre, radius);
                    Assert.False(zone.HoldsAll(contact), zone.Text);
                    Assert.False(zone.HoldsNone(contact), zone.Text);
                    Assert.True(zone.LargestRadiusInside(centre) < HalfEarth + 4_000_000, zone.Text);
                }
            }, iter: 50);

    [Theory]
    [InlineData(90, 0)]
    [InlineData(-90, 77)]
    [InlineData(0, 180)]
    [InlineData(0, -180)]
    [InlineData(66.5, 179.999)]
    public void At_poles_and_the_antimeridian_a_disc_proves_what_it_holds_and_no_more(double latitude, double longitude)
    {
        var place = new GeoPoint(latitude, longitude);
        var other = new GeoPoint(latitude, longitude > 0 ? -180 : 180);
        var disc = Disc.Of(Honest(At("l", place), place, 2));
        var fits = new CapZone(new Cap(place, disc.Cap.RadiusMillimetres + 1));
        var tight = new CapZone(new Cap(place, disc.Cap.RadiusMillimetres - 1));
        Assert.Equal(FindingKind.Proven, ClaimAssessment.Assess([disc], null, fits, 0, Subject).Kind);
        Assert.Equal(FindingKind.NotProven, ClaimAssessment.Assess([disc], null, tight, 0, Subject).Kind);
        // The same place under another longitude, or 40 m beyond the antimeridian.
        Assert.Equal(FindingKind.Proven, Judge([Honest(At("l", place), place, 2)], Within(other, 1000), 0).Kind);
        Assert.Equal(FindingKind.Refuted, Judge([Honest(At("l", place), place, 2)], Beyond(other, 1000), 0).Kind);
    }

    [Theory]
    [InlineData(90, 0)]
    [InlineData(-89.9, 10)]
    [InlineData(10, 180)]
    [InlineData(-17, -179.9)]
    [InlineData(50, 10)]
    public void A_polygon_round_a_pole_or_over_the_antimeridian_holds_no_disc_that_leaves_it(double lat, double lon)
    {
        const double Metres = 900_000;
        var middle = new GeoPoint(lat, lon);
        GeoPoint Corner(double azimuth) => Geodesic.Destination(middle, azimuth, Metres);
        var zone = new PolygonZone([[.. Enumerable.Range(0, 12).Select(i => Corner(i * 30))]]);
        // A side of a polygon of twelve is nearer to the middle than a corner by the cosine of 15 degrees.
        Assert.InRange(zone.LargestRadiusInside(middle) / 1000.0, Metres * 0.94, Metres * 0.98);
        Assert.Equal(-1, new ComplementZone(zone).LargestRadiusInside(middle));
        foreach (var azimuth in Enumerable.Range(0, 24).Select(i => (i * 15) + 1))
        {
            var beyond = Geodesic.Destination(middle, azimuth, Metres * 1.01);
            Assert.Equal(-1, zone.LargestRadiusInside(beyond));
            Assert.InRange(new ComplementZone(zone).LargestRadiusInside(beyond), 0, 100_000_000);
            Assert.True(zone.LargestRadiusInside(Geodesic.Destination(middle, azimuth, Metres * 0.9)) > 0);
        }
    }

    [Fact]
    public void The_complement_of_a_complement_judges_as_the_zone_itself() =>
        Gen.Select(Place, Place, Gen.Double[0, 40], Gen.Double[50, 9000]).Sample((at, middle, delay, kilometres) =>
        {
            var measured = new[] { Honest(At("a", at), at, delay) };
            foreach (var zone in new[] { Within(middle, kilometres), In("RU"), In("CN") })
            {
                var twice = new ComplementZone(new ComplementZone(zone));
                var (one, two) = (Judge(measured, zone, 0), Judge(measured, twice, 0));
                Assert.Equal((one.Kind, one.Claim, one.Reason), (two.Kind, two.Claim, two.Reason));
                Assert.Equal(zone.LargestRadiusInside(at), twice.LargestRadiusInside(at));
            }
        }, iter: 60);

    [Fact]
    public void A_claim_that_all_of_the_Earth_fulfils_is_proven_and_its_complement_refuted()
    {
        var all = Within(Johor, 20_100);
        Assert.Equal(long.MaxValue, all.LargestRadiusInside(new(-1.49, -76.26)));
        var far = new[] { Lie(At("a", 80, -170), 500) };
        Assert.Equal(FindingKind.Proven, Judge(far, all, 0).Kind);
        Assert.Equal(FindingKind.Refuted, Judge(far, new ComplementZone(all), 0).Kind);
        Assert.Equal(FindingKind.NoEvidence, Judge([], all, 0).Kind);
    }

    [Theory]
    [InlineData("RU")]
    [InlineData("UA")]
    public void From_land_that_two_countries_claim_no_landmark_proves_either_side(string country)
    {
        // The pack draws Crimea within Russia: "outside RU" must not follow from it, nor "in UA".
        var near = new[] { Honest(At("l", Simferopol), Simferopol, 0.2) };
        if (country == "RU") Assert.NotEqual(FindingKind.Proven, Judge(near, new ComplementZone(In("RU")), 0).Kind);
        else Assert.NotEqual(FindingKind.Proven, Judge(near, In("UA"), 0).Kind);
    }

    [Theory]
    [InlineData(42.66, 21.16, "RS")] // Kosovo
    [InlineData(35.33, 33.32, "CY")] // the north of Cyprus
    [InlineData(45.96, 63.31, "KZ")] // Baikonur
    [InlineData(45.96, 63.31, "RU")]
    [InlineData(9.55, 44.06, "SO")] // Somaliland
    public void Land_that_may_belong_to_a_country_is_neither_in_it_nor_outside_it(double lat, double lon, string code)
    {
        var place = new GeoPoint(lat, lon);
        var near = new[] { Honest(At("l", place), place, 0.01) };
        Assert.Equal(FindingKind.NotProven, Judge(near, In(code), 0).Kind);
        Assert.Equal(FindingKind.NotProven, Judge(near, new ComplementZone(In(code)), 0).Kind);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(3, 4)]
    [InlineData(3, int.MaxValue)]
    public void With_f_at_least_D_nothing_is_shown_not_even_of_the_whole_Earth(int domains, int faults)
    {
        var all = Enumerable.Range(0, domains).Select(i => Honest(At($"l{i}", Johor), Johor, 1)).ToArray();
        foreach (var claim in new[] { Within(Johor, 1000), Within(Johor, 20_100), Beyond(Johor, 1000), OutsideChina })
            Assert.Equal(FindingKind.NoEvidence, Judge(all, claim, faults).Kind);
    }

    private static Zone OutsideChina { get; } = new ComplementZone(In("CN", "HK", "MO"));

    private static CountryZone In(params string[] codes) => new(BoundaryPack.Embedded, codes);
}
