using Lightcone.Location;
using Lightcone.Location.Estimates;
using Lightcone.Simulation.Worlds;
using static Lightcone.Tests.Location.Estimates.EstimateScene;

namespace Lightcone.Tests.Location.Estimates;

public sealed class CrossConformalTests
{
    [Fact]
    public void The_areas_hold_their_share_of_the_targets_of_a_simulated_world()
    {
        // Every second host calibrates and locates the others, so that both kinds are alike.
        const int Count = 50;
        var set = World.Create(new WorldPlan(77) { Landmarks = 2 * Count, Targets = 0 }).ToSet();
        static bool Admits(int host) => host % 2 == 0;
        var estimator = SoftEstimator.Calibrate(new EstimateCalibration(set) { Admits = Admits, Threads = 2 }, Pack);
        var (half, nineTenths) = (0, 0);
        foreach (var target in set.Targets.Where(host => !Admits(host)))
        {
            var measurements = new EstimateCalibration(set) { Admits = Admits }.Measured(target);
            var estimate = estimator.Estimate(measurements, LocationSolver.Solve(measurements, 0));
            Assert.NotNull(estimate);
            Assert.Equal(Count, estimate.CalibrationHosts);
            if (estimate.Half.Contains(set.Hosts[target].Place)) half++;
            if (estimate.NineTenths.Contains(set.Hosts[target].Place)) nineTenths++;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"50 %: {half}, 90 %: {nineTenths} of {Count}");
        // 50 calibrate and 50 are counted: shares with standard deviations of 10 % and 6 %; three of them.
        Assert.InRange(half / (double)Count, 0.2, 0.8);
        Assert.InRange(nineTenths / (double)Count, 0.72, 1);
    }

    [Fact]
    public void The_drops_do_not_depend_on_the_number_of_threads()
    {
        var calibration = new EstimateCalibration(Set) { Admits = host => host < 30 };
        Assert.Equal(CrossConformal.Drops(calibration, Estimator),
            CrossConformal.Drops(calibration with { Threads = 4 }, Estimator));
    }

    [Fact]
    public void A_host_that_is_not_admitted_leaves_no_trace()
    {
        var calibration = new EstimateCalibration(Set) { Admits = host => host < 25 };
        var changed = Set.Measurements.Select(row => row.TargetIndex < 25 && row.LandmarkIndex < 25 ? row
            : row with { RoundTrip = new(1_000) });
        Assert.Equal(CrossConformal.Drops(calibration, Estimator), CrossConformal.Drops(
            calibration with { Set = new(Set.Hosts, [.. changed]) }, Estimator));
    }
}
