using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Location;
using Lightcone.Location.Estimates;
using Lightcone.Ranging;
using Lightcone.Ranging.Delays;
using Lightcone.Simulation.Worlds;

namespace Lightcone.Tests.Location.Estimates;

/// <summary>A simulated world, what its landmarks teach, and its targets, none of which calibrates anything.</summary>
internal static class EstimateScene
{
    public const int Landmarks = 80;

    public static readonly BoundaryPack Pack = BoundaryPack.Embedded;

    public static readonly World Simulated = World.Create(new WorldPlan(5) { Landmarks = Landmarks, Targets = 40 });

    public static readonly RttSet Set = Simulated.ToSet();

    public static readonly DelayModel Model = DelayModel.Calibrate(Set, IsLandmark, IsLandmark);

    /// <summary>Learnt delays, default areas.</summary>
    public static readonly SoftEstimator Estimator = SoftEstimator.Uncalibrated(Pack).With(Model);

    public static bool IsLandmark(int host) => host < Landmarks;

    /// <summary>What the landmarks of the world would usually measure of a host here: a winding path of
    /// fibre.</summary>
    public static Measurement[] Usual(GeoPoint place) => [.. Simulated.Landmarks.Select(landmark =>
        Scene.Honest(landmark.ToLandmark(), place, 2 + (Geodesic.Metres(landmark.Declared, place) / 1e8)))];

    public static SoftEstimate Estimate(IReadOnlyList<Measurement> measurements, int faults = 0)
    {
        var estimate = Estimator.Estimate(measurements, LocationSolver.Solve(measurements, faults));
        Assert.NotNull(estimate);
        return estimate;
    }

    public static double Kilometres(GeoPoint from, GeoPoint to) => Geodesic.Metres(from, to) / 1000;

    /// <summary>Half of the numbers are at most this.</summary>
    public static double Median(IEnumerable<double> numbers)
    {
        double[] sorted = [.. numbers.Order()];
        return sorted[sorted.Length / 2];
    }

    /// <summary>What every estimate keeps, whatever was measured.</summary>
    public static void IsSound(SoftEstimate estimate, Region hard)
    {
        Assert.All(estimate.NineTenths.Cells, cell => Assert.True(hard.Touches(cell)));
        Assert.All(estimate.Half.Cells, cell => Assert.True(estimate.NineTenths.Touches(cell)));
        Assert.InRange(estimate.Half.AreaSquareMetres, 1, estimate.NineTenths.AreaSquareMetres);
        Assert.True(hard.Touches(Cell.Containing(UnitVector.Of(estimate.Point), estimate.Half.Cells[0].Level)));
        Assert.NotEmpty(estimate.Countries);
        Assert.InRange(estimate.Countries.Sum(country => country.Probability), 0.9, 1 + 1e-9);
        var shares = estimate.Countries.Select(country => country.Probability).ToArray();
        Assert.All(shares, share => Assert.InRange(share, 0.001, 1 + 1e-9));
        Assert.Equal(shares.OrderDescending(), shares);
    }
}
