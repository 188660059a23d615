using CsCheck;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;

namespace Lightcone.Tests.Geodesy.Borders;

public sealed class RegionLandTests
{
    private static readonly BoundaryPack World = BoundaryPack.Embedded;

    [Fact]
    public void What_a_cell_touches_its_parent_touches()
    {
        Gen.Select(EarthGen.Points, Gen.Int[1, Cell.MaxLevel]).Sample((point, level) =>
        {
            var cell = Cell.Containing(UnitVector.Of(point), level);
            return World.AtomsTouching(cell).IsSubsetOf(World.AtomsTouching(cell.Parent));
        }, iter: 3000);
    }

    [Fact]
    public void A_cell_touches_the_country_of_each_of_its_points_and_all_within_the_packs_error()
    {
        Gen.Select(EarthGen.Points, Gen.Int[0, Cell.MaxLevel]).Sample((point, level) =>
        {
            var touched = World.AtomsTouching(Cell.Containing(UnitVector.Of(point), level));
            var near = World.Atoms.Where(a =>
                World.DistanceToLandMillimetres(point, AtomSet.Of(a.Index)) == 0).Select(a => a.Index);
            return World.AtomsAt(point).IsSubsetOf(touched) && near.All(touched.Contains);
        }, iter: 40);
    }

    [Fact]
    public void A_region_touches_what_its_points_touch_and_nothing_that_its_disc_does_not_come_near()
    {
        var zone = new CountryZone(World, ["CN", "HK", "MO"]);
        Gen.Select(EarthGen.Points, Gen.Long[1_000_000, 3_000_000_000]).Sample((centre, radius) =>
        {
            var contact = zone.ContactOf(Disc(centre, radius));
            var inner = zone.ContactOf(centre, 0);
            var outer = zone.ContactOf(centre, radius + (radius / 5) + 20_000_000);
            return (inner & ~contact) == 0 && (contact & ~outer) == 0;
        }, iter: 300);
    }

    [Fact]
    public void A_region_in_the_middle_of_a_country_or_of_the_sea_is_plain()
    {
        var china = new CountryZone(World, ["CN"]);
        Assert.Equal(ZoneContact.Zone, china.ContactOf(Disc(new GeoPoint(34, 105), 500_000_000)));
        Assert.Equal(ZoneContact.Elsewhere, china.ContactOf(Disc(new GeoPoint(48, 11), 500_000_000)));
        Assert.Equal(ZoneContact.None, china.ContactOf(Disc(new GeoPoint(-30, -110), 300_000_000)));
        Assert.Equal(ZoneContact.None, china.ContactOf(Region.Empty));
        Assert.Equal(ZoneContact.Zone | ZoneContact.Elsewhere,
            china.ContactOf(Disc(new GeoPoint(22.5, 114.1), 100_000_000)));
    }

    [Fact]
    public void The_shares_of_a_region_sum_to_no_more_than_the_region()
    {
        var shares = World.CountriesTouching(Disc(new GeoPoint(47, 8.5), 100_000_000));
        Assert.Superset(new HashSet<string?> { "CH", "DE", "FR", "AT", "LI" },
            shares.Select(share => share.Atom.Iso2).ToHashSet());
        Assert.Equal("CH", shares[0].Atom.Iso2);
        Assert.InRange(shares.Sum(share => share.ShareOfRegion), 0.98, 1.0001);
    }

    [Fact]
    public void Many_threads_get_the_same_answer_as_one()
    {
        var fresh = SmallPack.Parse(SmallPack.Bytes);
        var cells = Enumerable.Range(0, 4000)
            .Select(i =>
                Cell.Containing(UnitVector.Of(new GeoPoint((i % 40) * 0.2, (i / 40 * 0.2) - 8)), 11)).ToArray();
        var together = new AtomSet[cells.Length];
        Parallel.For(0, cells.Length, i => together[i] = fresh.AtomsTouching(cells[i]));
        Assert.Equal(cells.Select(SmallPack.Pack.AtomsTouching), together);
    }

    private static Region Disc(GeoPoint centre, long radius) =>
        Region.Covering(new CapQuorum([[new Cap(centre, radius)]], 0), RegionResolution.Standard);
}
