using Lightcone.Geodesy;
using Lightcone.Location;
using Lightcone.Simulation.Adversaries;
using Lightcone.Simulation.Baselines;
using Lightcone.Simulation.Worlds;

namespace Lightcone.Tests.Simulation.Adversaries;

/// <summary>The liar that fools the published methods gets nothing from the hard region.</summary>
public sealed class KnownCalibrationAttackTests(ITestOutputHelper output)
{
    private static readonly World Liars = World.Create(new WorldPlan(5) { Landmarks = 60, Targets = 40 });

    [Fact]
    public void Delays_move_the_published_estimates_but_never_prove_anything()
    {
        var calibration = CalibrationMesh.Of(Liars.ToSet(), host => host < Liars.Landmarks.Count);
        var (moved, proven, lost) = (0, 0, 0);
        for (var i = 0; i < Liars.Targets.Count; i++)
        {
            var target = Liars.Targets[i];
            var decoy = Liars.Targets[(i + 1) % Liars.Targets.Count].Actual;
            var apart = Geodesic.Metres(target.Actual, decoy);
            if (apart < 2_000_000) continue;
            var lie = KnownCalibrationAttack.Apply(Liars.MeasurementsOf(target), decoy, calibration);
            var estimate = CbgPlusPlus.Locate(calibration, lie);
            if (Geodesic.Metres(estimate, decoy) < Geodesic.Metres(estimate, target.Actual)) moved++;
            var claim = new PreparedClaim(new CapZone(new Cap(decoy, 1_000_000_000)), []);
            if (claim.IsProvenAlone([.. lie.Select(Disc.Of)], 0)) proven++;
            if (!LocationSolver.Solve(lie, 0).Region.Contains(target.Actual)) lost++;
        }

        output.WriteLine($"simulated: {moved} of {Liars.Targets.Count} liars moved CBG++ nearer to the decoy; "
            + $"{proven} were proven there; {lost} escaped the hard region");
        Assert.True(moved > Liars.Targets.Count / 4);
        Assert.Equal(0, proven);
        Assert.Equal(0, lost);
    }
}
