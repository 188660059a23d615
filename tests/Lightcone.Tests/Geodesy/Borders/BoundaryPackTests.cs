using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;

namespace Lightcone.Tests.Geodesy.Borders;

public sealed class BoundaryPackTests
{
    private static readonly BoundaryPack World = BoundaryPack.Embedded;

    [Fact]
    public void The_pack_is_the_one_that_results_have_named_so_far() => Assert.Equal(
        "world-atlas/countries-10m 2.0.2 sha256:db39eaa38c19dd2ef506202be5627941753eb2e46e5956cbf0c4e39f57d6260c",
        World.Label);

    [Theory]
    [InlineData(1.35, 103.82, "SG")]
    [InlineData(1.49, 103.74, "MY")] // Johor Bahru
    [InlineData(54.71, 20.51, "RU")] // Kaliningrad
    [InlineData(-29.5, 28.2, "LS")]
    [InlineData(-29.12, 26.22, "ZA")]
    [InlineData(-16.8, 180, "FJ")]
    [InlineData(-16.8, -180, "FJ")]
    [InlineData(-16.85, -179.97, "FJ")] // Taveuni, beyond the antimeridian
    [InlineData(-17.8, 178.0, "FJ")]
    [InlineData(22.30, 114.17, "HK")]
    [InlineData(22.20, 113.545, "MO")]
    [InlineData(22.54, 114.06, "CN")] // Shenzhen
    [InlineData(39.9, 116.4, "CN")]
    [InlineData(25.03, 121.5, "TW")]
    [InlineData(67, 180, "RU")]
    [InlineData(67, -180, "RU")]
    [InlineData(66.5, -175, "RU")] // Chukotka, east of the antimeridian
    [InlineData(71.2, 179.9, "RU")] // Wrangel Island, both halves
    [InlineData(71.2, -179.5, "RU")]
    [InlineData(-90, 0, "AQ")]
    [InlineData(-90, 180, "AQ")]
    [InlineData(-85.5, 60, "AQ")]
    [InlineData(43.94, 12.46, "SM")]
    [InlineData(43.738, 7.42, "MC")]
    [InlineData(64.8, -147.7, "US")] // Alaska
    [InlineData(52.9, 172.9, "US")] // Attu, on the Asian side of the antimeridian
    [InlineData(4.92, -52.31, "FR")] // Cayenne: the source draws French Guiana within France
    [InlineData(42.66, 21.17, "XK")]
    public void A_place_is_in_its_country_and_in_no_other(double latitude, double longitude, string code) =>
        Assert.Equal(code, Assert.Single(World.CountriesAt(new GeoPoint(latitude, longitude))).Iso2);

    [Theory]
    [InlineData(90, 0)]
    [InlineData(90, 180)]
    [InlineData(0, -30)]
    [InlineData(0, 180)]
    [InlineData(-60, 0)]
    [InlineData(44, 34)]
    public void Sea_belongs_to_nobody(double latitude, double longitude) =>
        Assert.Empty(World.CountriesAt(new GeoPoint(latitude, longitude)));

    [Fact]
    public void China_Hong_Kong_Macao_and_Taiwan_are_atoms_of_their_own()
    {
        string[] codes = ["CN", "HK", "MO", "TW"];
        Assert.All(codes, code => Assert.Equal(1, World.AtomsOf(code).Count));
        Assert.Equal(4, codes.Select(World.AtomsOf).Distinct().Count());
    }

    [Fact]
    public void Of_255_atoms_16_have_no_ISO_code_and_only_Australia_has_two()
    {
        Assert.Equal(255, World.Atoms.Count);
        Assert.Equal(16, World.Atoms.Count(atom => atom.Status != "ISO 3166-1"));
        Assert.Equal("XK", Assert.Single(World.Atoms, atom =>
            atom.Status != "ISO 3166-1" && atom.Iso2 is not null).Iso2);
        var shared = World.Atoms.Where(atom => atom.Iso2 is not null).GroupBy(atom => atom.Iso2).Where(g =>
            g.Count() > 1);
        Assert.Equal("AU", Assert.Single(shared).Key);
        Assert.All(World.Atoms.Where(atom => atom.Iso2 is null), atom => Assert.NotEmpty(atom.MayBelongTo));
    }

    [Fact]
    public void Codes_that_the_source_draws_within_another_shape_are_known_to_be_missing() =>
        Assert.All(["GF", "GP", "MQ", "RE", "YT", "SJ", "BV", "BQ", "CX", "CC", "TK"],
            code => Assert.True(World.AtomsOf(code).IsEmpty));

    [Fact]
    public void The_Vatican_has_shrunk_to_a_line_in_the_source_and_is_touched_all_the_same()
    {
        var vatican = new CountryZone(World, ["VA"]);
        Assert.Equal(ZoneContact.Zone | ZoneContact.Elsewhere, vatican.ContactOf(new GeoPoint(41.9035, 12.4525), 0));
        Assert.Equal(ZoneContact.Elsewhere, vatican.ContactOf(new GeoPoint(41.85, 12.45), 1_000_000));
    }

    [Fact]
    public void A_point_on_a_border_lies_on_both_sides()
    {
        var pack = SmallPack.Pack;
        Assert.Equal(["AA", "BB"], pack.CountriesAt(new GeoPoint(3.6, 0)).Select(atom => atom.Label));
        Assert.Equal(["BB", "Enclave"], pack.CountriesAt(new GeoPoint(3.6, 3.6)).Select(atom => atom.Label));
        Assert.Equal(["Enclave"], pack.CountriesAt(new GeoPoint(3, 5)).Select(atom => atom.Label));
        Assert.Equal(["CC"], pack.CountriesAt(new GeoPoint(1, 180)).Select(atom => atom.Label));
        Assert.Equal(["CC"], pack.CountriesAt(new GeoPoint(1, -178)).Select(atom => atom.Label));
        Assert.Equal(["DD"], pack.CountriesAt(new GeoPoint(-90, 17)).Select(atom => atom.Label));
        Assert.Empty(pack.CountriesAt(new GeoPoint(-80, 17)));
    }

    [Fact]
    public void Singapore_and_Johor_are_told_apart_beyond_the_packs_error_and_not_within()
    {
        var singapore = new CountryZone(World, ["SG"]);
        Assert.Equal(ZoneContact.Zone, singapore.ContactOf(new GeoPoint(1.35, 103.82), 1_000_000));
        Assert.Equal(ZoneContact.Zone | ZoneContact.Elsewhere,
            singapore.ContactOf(new GeoPoint(1.35, 103.82), 20_000_000));
        // The causeway: about a kilometre from either side.
        Assert.Equal(ZoneContact.Zone | ZoneContact.Elsewhere, singapore.ContactOf(new GeoPoint(1.4525, 103.769), 0));
        Assert.Equal(ZoneContact.Elsewhere, singapore.ContactOf(new GeoPoint(1.60, 103.70), 1_000_000));
    }

    [Fact]
    public void Kaliningrad_is_Russia_though_all_around_is_not()
    {
        var russia = new CountryZone(World, ["RU"]);
        Assert.True(russia.HoldsAll(russia.ContactOf(new GeoPoint(54.71, 20.51), 20_000_000)));
        Assert.False(russia.HoldsAll(russia.ContactOf(new GeoPoint(54.71, 20.51), 60_000_000)));
        Assert.True(russia.HoldsNone(russia.ContactOf(new GeoPoint(54.35, 18.65), 20_000_000)));
    }

    [Fact]
    public void An_enclave_is_found_inside_a_disc_that_only_its_neighbour_surrounds()
    {
        var southAfrica = new CountryZone(World, ["ZA"]);
        var contact = southAfrica.ContactOf(new GeoPoint(-29.12, 26.22), 150_000_000);
        Assert.Equal(ZoneContact.Zone | ZoneContact.Elsewhere, contact);
        Assert.Equal(ZoneContact.Zone, southAfrica.ContactOf(new GeoPoint(-29.12, 26.22), 50_000_000));
    }

    [Fact]
    public void A_disputed_shape_is_undecided_for_those_who_may_hold_it_and_foreign_to_all_others()
    {
        var spratly = new GeoPoint(10.378, 114.365);
        Assert.Equal(ZoneContact.Zone | ZoneContact.Elsewhere, new CountryZone(World, ["CN"]).ContactOf(spratly, 0));
        Assert.Equal(ZoneContact.Elsewhere, new CountryZone(World, ["JP"]).ContactOf(spratly, 0));
    }

    [Fact]
    public void A_zone_without_countries_or_with_an_unknown_one_cannot_be_made()
    {
        Assert.Throws<ArgumentException>(() => new CountryZone(World, []));
        Assert.Throws<ArgumentException>(() => new CountryZone(World, ["CN", "ZZ"]));
        Assert.Equal("CN,HK,MO", new CountryZone(World, ["MO", "CN", "HK", "CN"]).Text);
    }
}
