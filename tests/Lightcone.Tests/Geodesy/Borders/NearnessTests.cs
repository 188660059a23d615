using CsCheck;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;

namespace Lightcone.Tests.Geodesy.Borders;

public sealed class NearnessTests
{
    private static readonly BoundaryPack World = BoundaryPack.Embedded;

    private static readonly Gen<AtomSet> SmallSets =
        Gen.Int[1, 31].Select(bits => Enumerable.Range(0, 5).Where(i => (bits & (1 << i)) != 0)
            .Aggregate(AtomSet.Empty, (set, i) => set | AtomSet.Of(i)));

    [Fact]
    public void The_distance_to_land_is_a_lower_bound_and_a_close_one()
    {
        Gen.Select(EarthGen.Points, SmallSets).Sample((point, set) =>
        {
            var bound = SmallPack.Pack.DistanceToLandMillimetres(point, set);
            var nearest = EdgeSamples.NearestMillimetres(SmallPack.Pack, point, set);
            if (SmallPack.Pack.AtomsAt(point).Overlaps(set)) return bound == 0;
            // Samples stand up to 5 km either side of the nearest point.
            return bound <= nearest && bound >= (nearest * 0.9966) - 5_020_000 - 20_000;
        }, iter: 300);
    }

    [Fact]
    public void The_distance_is_0_on_land_and_on_its_border_and_more_elsewhere()
    {
        Gen.Select(EarthGen.Points, Gen.Int[0, 254]).Sample((point, atom) =>
        {
            var distance = World.DistanceToLandMillimetres(point, AtomSet.Of(atom));
            var isOn = World.AtomsAt(point).Contains(atom);
            // 20 m of error are counted, so that a few metres off a border the bound may be 0 too.
            return isOn ? distance == 0 : distance > 0 || World.AtomsWithin(point, 0).Contains(atom);
        }, iter: 2000);
        foreach (var ring in SmallPack.Pack.RingsOf(1))
            foreach (var (latitude, longitude) in ring)
                Assert.Equal(0,
                    SmallPack.Pack.DistanceToLandMillimetres(new GeoPoint(latitude, longitude), AtomSet.Of(1)));
    }

    [Fact]
    public void A_larger_circle_touches_no_fewer_atoms()
    {
        Gen.Select(EarthGen.Points, Gen.Long[0, 20_100_000_000], Gen.Long[0, 2_000_000_000]).Sample(
            (point, radius, more) =>
                World.AtomsWithin(point, radius).IsSubsetOf(World.AtomsWithin(point, radius + more)),
            iter: 1000);
    }

    [Fact]
    public void An_atom_that_is_no_farther_than_a_circle_reaches_is_named_by_it()
    {
        Gen.Select(EarthGen.Points, Gen.Long[0, 3_000_000_000]).Sample((point, radius) =>
        {
            var within = World.AtomsWithin(point, radius);
            return World.Atoms.All(atom =>
            {
                var isNear = World.DistanceToLandMillimetres(point, AtomSet.Of(atom.Index)) <= radius;
                return !isNear || within.Contains(atom.Index);
            });
        }, iter: 50);
    }

    [Fact]
    public void Asking_for_any_gives_what_asking_for_all_gives()
    {
        Gen.Select(EarthGen.Points, Gen.Long[0, 3_000_000_000], Gen.Int[0, 254]).Sample((point, radius, atom) =>
            World.IsAnyWithin(point, radius, AtomSet.Of(atom)) == World.AtomsWithin(point, radius).Contains(atom),
            iter: 2000);
    }

    [Fact]
    public void The_whole_Earth_touches_every_atom() =>
        Assert.Equal(255, World.AtomsWithin(new GeoPoint(12, 34), 20_040_000_000).Count);

    [Fact]
    public void A_negative_radius_is_a_bug_of_the_caller() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => World.AtomsWithin(new GeoPoint(0, 0), -1));

    [Fact]
    public void Atoms_without_land_are_beyond_every_distance() =>
        Assert.Equal(long.MaxValue, World.DistanceToLandMillimetres(new GeoPoint(0, 0), AtomSet.Empty));
}
