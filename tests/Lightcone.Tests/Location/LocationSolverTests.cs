using CsCheck;
using Lightcone.Geodesy;
using Lightcone.Location;
using static Lightcone.Tests.Location.Scene;

namespace Lightcone.Tests.Location;

public sealed class LocationSolverTests
{
    private static readonly GeoPoint Berlin = new(52.5, 13.4);

    [Fact]
    public void Without_measurements_nothing_is_excluded()
    {
        var result = LocationSolver.Solve([], 0, Coarse);
        Assert.True(result.Region.IsWholeEarth);
        Assert.Equal((0, 0), (result.Domains, result.FaultsUsed));
        Assert.False(result.IsContradictory);
    }

    [Fact]
    public void With_as_many_faults_as_domains_nothing_is_excluded() =>
        Assert.True(LocationSolver.Solve([Lie(At("a", Berlin), 1)], 7, Coarse).Region.IsWholeEarth);

    [Fact]
    public void Tolerating_more_faults_never_shrinks_the_region()
    {
        var all = Enumerable.Range(0, 5).Select(i => Honest(At($"l{i}", 40 + i, i * 5), Berlin, i)).ToArray();
        var areas = Enumerable.Range(0, 5).Select(f => LocationSolver.Solve(all, f, Coarse).Region.AreaSquareMetres);
        Assert.Equal(areas.Order(), areas);
    }

    [Fact]
    public void The_least_number_of_faults_that_leaves_a_place_is_told()
    {
        Landmarks().Sample(count =>
        {
            var honest = Enumerable.Range(0, 6).Select(i => Honest(At($"h{i}", Berlin), Berlin, 1));
            var lies = Enumerable.Range(0, count).Select(i => Lie(At($"l{i}", -30, 20 + (i * 40)), 1));
            var result = LocationSolver.Solve([.. honest, .. lies], 3, Coarse);
            Assert.Equal(count, result.FaultsUsed);
            Assert.True(result.Region.Contains(Berlin));
        });
        static Gen<int> Landmarks() => Gen.Int[0, 3];
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void The_region_at_f_alone_is_that_of_the_solver(int faults)
    {
        Measurement[] all = [Honest(At("a", Berlin), Berlin, 2), Honest(At("b", 48, 2), Berlin, 1),
            Honest(At("c", 50, 20), Berlin, 1), Lie(At("d", -30, 20), 1)];
        Assert.Equal(LocationSolver.Solve(all, faults).Region.Cells, LocationSolver.RegionAt(all, faults).Cells);
    }

    [Fact]
    public void A_point_is_inside_a_domain_only_if_it_is_inside_all_its_discs()
    {
        // One domain that says Berlin and Sydney says nothing true anywhere; it counts as one fault, not as two.
        var torn = new[] { Lie(At("a", Berlin, "one"), 1), Lie(At("b", -33.9, 151.2, "one"), 1) };
        Assert.True(LocationSolver.Solve(torn, 0, Coarse).IsContradictory);
        var result = LocationSolver.Solve([.. torn, Honest(At("c", Berlin), Berlin, 1)], 1, Coarse);
        Assert.Equal((2, 1), (result.Domains, result.FaultsUsed));
        Assert.True(result.Region.Contains(Berlin));
    }

    [Fact]
    public void A_negative_f_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LocationSolver.Solve([], -1));
}
