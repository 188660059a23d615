using Lightcone.Findings;
using Lightcone.Geodesy;
using Lightcone.Simulation.Relays;
using static Lightcone.SystemTests.Attacks.AttackScene;

namespace Lightcone.SystemTests.Attacks;

/// <summary>Delay and loss, however chosen, make nothing but "not proven". Numbers are those of
/// docs/attacks.md.</summary>
public sealed class DelayTests
{
    [Fact]
    public void An_honest_host_is_proven_and_a_host_elsewhere_is_not()
    {
        using var honest = new AttackScene(Johor, Singapore, Jakarta).HolderAt(Johor);
        Assert.Equal(FindingKind.Proven, honest.Judge(honest.Run(), NearJohor, 1).Kind);
        using var ghost = new AttackScene(Johor, Singapore, Jakarta).HolderAt(Shenzhen);
        Assert.Equal(FindingKind.NotProven, ghost.Judge(ghost.Run(), NearJohor, 0).Kind);
    }

    [Fact]
    public void Attack_1_the_same_delay_on_all_loses_the_proof_and_never_the_truth()
    {
        using var scene = new AttackScene(Johor, Singapore, Jakarta).HolderAt(Johor);
        foreach (var relay in scene.Relays) relay.Plan = relay.Plan.WithHairpin(RelayDirection.Back, 60_000_000);
        var measured = scene.Run();
        Assert.Equal(FindingKind.NotProven, scene.Judge(measured, NearJohor, 0).Kind);
        Holds(scene.Solve(measured, 0).Region, Johor);
    }

    [Fact]
    public void Attacks_2_and_22_delays_chosen_to_look_like_another_place_prove_nothing_there()
    {
        using var scene = new AttackScene(Johor, Singapore, Jakarta, London).HolderAt(Shenzhen);
        for (var i = 0; i < 4; i++)
        {
            var place = ((GeoPoint[])[Johor, Singapore, Jakarta, London])[i];
            var (true_, wanted) = (Between(place, Shenzhen), Between(place, Johor));
            scene.Relays[i].Plan = RelayPlan.Of(
                true_.ElapsedNanoseconds > wanted.ElapsedNanoseconds ? true_ : wanted);
        }

        var measured = scene.Run();
        Assert.Equal(FindingKind.NotProven, scene.Judge(measured, NearJohor, 0).Kind);
        Holds(scene.Solve(measured, 0).Region, Shenzhen);
    }

    [Fact]
    public void Attack_3_a_starved_landmark_is_one_landmark_less()
    {
        using var scene = new AttackScene(Johor, Singapore, Jakarta).HolderAt(Johor);
        scene.Relays[0].Tap = (direction, bytes) => bytes.Span[0] == 0x22
            ? []
            : [RelaySend.OnPlan(direction, bytes)];
        var measured = scene.Run();
        Assert.Null(measured[0]?.Shortest);
        var finding = scene.Judge(measured, NearJohor, 1);
        Assert.NotEqual(FindingKind.Proven, finding.Kind);
        Assert.Equal(2, scene.Solve(measured, 1).Domains);
    }

    [Fact]
    public void Attacks_12_and_16_hairpins_loss_doubling_and_another_order_only_lengthen()
    {
        using var scene = new AttackScene(Johor, Jakarta).HolderAt(Johor);
        foreach (var relay in scene.Relays)
        {
            relay.Plan = relay.Plan with
            {
                Back = relay.Plan.Back with
                {
                    Jitter = Jitter.Exponential(2_000_000),
                    Loss = 0.1,
                    Duplication = 0.2,
                    Reordering = 0.2,
                    HoldNanoseconds = 40_000_000,
                },
            };
        }

        var measured = scene.Run(); // it checks that no time is early
        Assert.All(measured, pair => Assert.InRange(pair!.Samples.Count, 10, 30));
        Holds(scene.Solve(measured, 0).Region, Johor);
    }

    [Fact]
    public void Attack_13_a_way_at_nearly_light_speed_stays_inside_the_bound()
    {
        using var scene = new AttackScene(Johor, Jakarta).HolderAt(Shenzhen);
        scene.Relays[0].Plan = RelayPlan.Of(Between(Johor, Shenzhen, slowness: 1 / 0.999));
        scene.Relays[1].Plan = RelayPlan.Of(Between(Jakarta, Shenzhen, slowness: 1 / 0.999));
        var measured = scene.Run();
        Holds(scene.Solve(measured, 0).Region, Shenzhen);
        Assert.Equal(FindingKind.NotProven, scene.Judge(measured, NearJohor, 0).Kind);
    }

    [Fact]
    public void Attack_14_a_satellites_delay_excludes_nothing_that_matters()
    {
        using var scene = new AttackScene(Johor).HolderAt(Johor);
        scene.Relays[0].Plan = RelayPlan.Delays(260_000_000, 260_000_000);
        var measured = scene.Run();
        Assert.Equal(FindingKind.NotProven, scene.Judge(measured, NearJohor, 0).Kind);
        Assert.True(scene.Solve(measured, 0).Region.IsWholeEarth);
    }

    private static void Holds(Region region, GeoPoint place) =>
        Assert.True(region.Contains(place));
}
