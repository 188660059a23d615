using Lightcone.Geodesy;
using Lightcone.Location;
using Lightcone.Simulation.Baselines;
using Lightcone.Tests.Ranging;

namespace Lightcone.Tests.Simulation.Baselines;

/// <summary>The published methods on real data, leaving out each target: are they as good as others found
/// them?</summary>
public sealed class YardstickTests(ITestOutputHelper output)
{
    // Provably not where they claim; no method can be asked to find them there.
    private static readonly string[] Misplaced = ["La Ceiba", "Belfast"];

    private static readonly Lazy<Dictionary<string, double[]>> Errors = new(Measure);

    [Theory]
    [InlineData("shortest ping", 314, 680, 1485)]
    [InlineData("CBG++", 290, 540, 1150)]
    [InlineData("CBG", 300, 590, 1300)]
    public void The_method_is_about_as_good_as_measured_before(string method, double median, double mean, double p90)
    {
        SharedSets.Read("wondernetwork");
        var errors = Errors.Value[method];
        var (half, average, most) = (At(errors, 0.5), errors.Average(), At(errors, 0.9));
        output.WriteLine($"{method}: median {half:F0}, mean {average:F0}, p90 {most:F0} km");
        Assert.InRange(At(errors, 0.5), median * 0.75, median * 1.2);
        Assert.InRange(errors.Average(), mean * 0.75, mean * 1.2);
        Assert.InRange(At(errors, 0.9), p90 * 0.75, p90 * 1.2);
    }

    private static double At(double[] sorted, double level) => sorted[(int)(level * (sorted.Length - 1))];

    private static Dictionary<string, double[]> Measure()
    {
        var set = SharedSets.Read("wondernetwork");
        var mesh = CalibrationMesh.Of(set);
        var targets = set.Targets.Where(target => !Misplaced.Contains(set.Hosts[target].Name)).ToArray();
        var estimates = targets.AsParallel().Select(target =>
        {
            var host = set.Hosts[target];
            var measurements = Measurement.Of(set, target);
            var own = mesh.Without(host.Id);
            return (host.Place, Points: new Dictionary<string, GeoPoint>
            {
                ["shortest ping"] = ShortestPing.Locate(measurements),
                ["CBG"] = Cbg.Locate(own, measurements),
                ["CBG++"] = CbgPlusPlus.Locate(own, measurements),
            });
        }).ToArray();
        return new[] { "shortest ping", "CBG", "CBG++" }.ToDictionary(method => method, method => estimates
            .Select(estimate => Geodesic.Metres(estimate.Place, estimate.Points[method]) / 1000).Order().ToArray());
    }
}
