using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Location;
using Lightcone.Ranging;
using Lightcone.Simulation.Evaluation;
using Lightcone.Simulation.Worlds;

namespace Lightcone.Tests.Simulation.Evaluation;

public sealed class SoftJudgeTests
{
    private static readonly RttSet Set = World.Create(new WorldPlan(4) { Landmarks = 26, Targets = 0 }).ToSet();

    [Fact]
    public void A_targets_own_rows_never_calibrate_what_locates_it()
    {
        const int Target = 11;
        var longer = Set.Measurements.Select(row => row.LandmarkIndex == Target
            ? row with { RoundTrip = new RoundTrip(3 * row.RoundTrip.ElapsedNanoseconds) } : row);
        Assert.Equal(Judged(Set, Target), Judged(new RttSet(Set.Hosts, [.. longer]), Target));
    }

    [Fact]
    public void A_targets_own_place_never_calibrates_what_locates_it()
    {
        const int Target = 5;
        var elsewhere = Set.Hosts.Select((host, i) =>
            i == Target ? host with { Place = new GeoPoint(-75, 40) } : host);
        Assert.Equal(Judged(Set, Target), Judged(new RttSet([.. elsewhere], Set.Measurements), Target));
    }

    [Fact]
    public void Others_rows_do_calibrate_it()
    {
        var longer = Set.Measurements.Select(row => row.LandmarkIndex == 3
            ? row with { RoundTrip = new RoundTrip(3 * row.RoundTrip.ElapsedNanoseconds) } : row);
        Assert.NotEqual(Judged(Set, 11), Judged(new RttSet(Set.Hosts, [.. longer]), 11));
    }

    /// <summary>By measurements of the unchanged set, so that only calibration can make a difference.</summary>
    private static SoftOutcome Judged(RttSet calibration, int target)
    {
        var judge = new SoftJudge(calibration, new EvaluationPlan(BoundaryPack.Embedded), AuditedLandmarks.None);
        var measurements = Measurement.Of(Set, target);
        var result = LocationSolver.Solve(measurements, 0);
        return judge.Judge(Set.Hosts[target], measurements, result) with { Milliseconds = 0 };
    }
}
