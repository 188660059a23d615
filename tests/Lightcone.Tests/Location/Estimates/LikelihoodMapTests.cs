using Lightcone.Geodesy;
using Lightcone.Location;
using Lightcone.Location.Estimates;
using Lightcone.Ranging.Delays;
using static Lightcone.Tests.Location.Estimates.EstimateScene;

namespace Lightcone.Tests.Location.Estimates;

public sealed class LikelihoodMapTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Only_land_within_the_region_sorted_and_with_masses_that_sum_to_1(int target)
    {
        var (measurements, result, _) = Of(target);
        var cells = Estimator.Likely(measurements, result);
        Assert.All(cells, one => Assert.True(result.Region.Touches(one.Cell)));
        Assert.All(cells, one => Assert.False(Pack.AtomsTouching(one.Cell).IsEmpty));
        Assert.Equal(cells.Count, cells.Select(one => one.Cell).Distinct().Count());
        var byPlace = cells.Select(one => one.Cell).Order().ToArray();
        Assert.All(byPlace.Zip(byPlace.Skip(1)), pair => Assert.False(
            pair.First.Contains(pair.Second) || pair.Second.Contains(pair.First))); // coarse and fine, but disjoint
        Assert.All(cells.Where(one => one.Drop < 6), one => Assert.Equal(cells[0].Cell.Level, one.Cell.Level));
        Assert.Equal(1, cells.Sum(one => one.Mass), 1e-9);
        Assert.Equal(0, cells[0].Drop);
        Assert.All(cells, one => Assert.InRange(one.Drop, 0, 14));
        Assert.Equal(cells.Select(one => one.Drop).Order(), cells.Select(one => one.Drop));
        var zipped = cells.Zip(cells.Skip(1));
        Assert.All(zipped, pair => Assert.True(Density(pair.First) >= Density(pair.Second) * (1 - 1e-9)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void The_likeliest_patch_is_nearly_the_one_of_a_search_of_all_land_with_its_own_outlooks(int target)
    {
        var (measurements, result, likelihood) = Of(target);
        var found = Estimator.Likely(measurements, result)[0].Cell;
        var best = BruteForceMap.Likeliest(result.Region, Pack, likelihood, found.Level);
        Assert.NotNull(best);
        Assert.InRange(best.Value.Logarithm - BruteForceMap.Logarithm(likelihood, found), 0, 0.75);
        Assert.InRange(Kilometres(best.Value.Cell.Centre.ToGeoPoint(), found.Centre.ToGeoPoint()), 0, 150);
    }

    [Fact]
    public void A_region_at_sea_and_an_empty_region_have_no_likely_place()
    {
        var (_, _, likelihood) = Of(0);
        var nemo = new CapQuorum([[new Cap(new GeoPoint(-48.9, -123.4), 500_000_000)]], 0);
        var sea = Region.Covering(nemo, RegionResolution.Standard);
        Assert.Empty(LikelihoodMap.Of(sea, Pack, likelihood, 0));
        Assert.Empty(LikelihoodMap.Of(Region.Empty, Pack, likelihood, 0));
    }

    [Fact]
    public void At_least_three_landmarks_are_left_however_many_may_be_wrong()
    {
        var measurements = Simulated.MeasurementsOf(Simulated.Targets[0]).Take(5)
            .Select(one => new Measurement(one.Landmark, new(20_000_000))).ToArray();
        var result = LocationSolver.Solve(measurements, 5);
        Assert.NotEmpty(Estimator.Likely(measurements, result));
    }

    private static double Density(LikelyCell one) => one.Mass / one.Cell.AreaSquareMetres;

    private static (IReadOnlyList<Measurement> Measurements, LocationResult Result, DelayLikelihood Likelihood) Of(
        int target)
    {
        var measurements = Simulated.MeasurementsOf(Simulated.Targets[target]);
        var likelihood = new DelayLikelihood(Model, measurements.Select(one => (one.Landmark, one.RoundTrip)));
        return (measurements, LocationSolver.Solve(measurements, 0), likelihood);
    }
}
