using Lightcone.Findings;
using Lightcone.Ranging;
using static Lightcone.SystemTests.Attacks.AttackScene;

namespace Lightcone.SystemTests.Attacks;

/// <summary>Landmarks that lie, by their signatures or about their place. Numbers are those of
/// docs/attacks.md.</summary>
public sealed class LandmarkTests
{
    private static readonly Func<RoundTrip, RoundTrip> Short = _ => new RoundTrip(1_000_000);

    [Fact]
    public void Attack_9_as_many_landmarks_as_may_be_wrong_prove_nothing_false_and_one_more_does()
    {
        using var one = new AttackScene(Johor, Singapore, Jakarta).HolderAt(Shenzhen).Lying(0, Short);
        var measured = one.Run();
        Assert.True(measured[0]!.Shortest!.ElapsedNanoseconds == 1_000_000); // its signature is good
        Assert.NotEqual(FindingKind.Proven, one.Judge(measured, NearJohor, faults: 1).Kind);
        Assert.True(one.Solve(measured, 1).Region.Contains(Shenzhen));

        // Two of them with one tolerated: broken, as LIMITATIONS.md says.
        using var two = new AttackScene(Johor, Singapore, Jakarta)
            .HolderAt(Shenzhen).Lying(0, Short).Lying(1, Short);
        Assert.Equal(FindingKind.Proven, two.Judge(two.Run(), NearJohor, faults: 1).Kind);
    }

    [Fact]
    public void Attack_10_a_landmark_that_is_elsewhere_leaves_the_truth_in_the_region()
    {
        // The register says Jakarta; it stands in London. The host is at Johor.
        using var scene = new AttackScene(Johor, Singapore, Jakarta).HolderAt(Johor);
        scene.Relays[2].Plan = Simulation.Relays.RelayPlan.Of(Between(London, Johor));
        var measured = scene.Run();
        Assert.Equal(FindingKind.Proven, scene.Judge(measured, NearJohor, faults: 1).Kind);
        Assert.True(scene.Solve(measured, 1).Region.Contains(Johor));

        // And the host beside it: what is near London cannot be near Jakarta too.
        using var beside = new AttackScene(Johor, Singapore, Jakarta).HolderAt(London);
        beside.Relays[2].Plan = Simulation.Relays.RelayPlan.Of(new RoundTrip(1_000_000));
        var seen = beside.Run();
        Assert.NotEqual(FindingKind.Proven, beside.Judge(seen, NearJohor, faults: 1).Kind);
        Assert.True(beside.Solve(seen, 1).Region.Contains(London));
    }

    [Fact]
    public void Attack_11_a_landmark_that_signs_long_times_takes_a_proof_and_makes_none()
    {
        using var scene = new AttackScene(Johor, Singapore, Jakarta).HolderAt(Johor)
            .Lying(0, time => new RoundTrip(time.ElapsedNanoseconds + 100_000_000))
            .Lying(1, time => new RoundTrip(time.ElapsedNanoseconds + 100_000_000));
        var measured = scene.Run();
        var finding = scene.Judge(measured, NearJohor, faults: 1);
        Assert.Equal(FindingKind.NotProven, finding.Kind);
        Assert.True(scene.Solve(measured, 1).Region.Contains(Johor));
    }
}
