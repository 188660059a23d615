using Lightcone.Findings;
using static Lightcone.SystemTests.Attacks.AttackScene;

namespace Lightcone.SystemTests.Attacks;

/// <summary>What timing cannot close, shown to work as it is said to: a holder of the key near landmarks. On the wire
/// the answers of a copy are those of the host with a shorter way.</summary>
public sealed class CopiedKeyTests
{
    [Fact]
    public void Attacks_6_and_15_a_copy_near_f_domains_proves_nothing_and_near_f_plus_1_it_does()
    {
        using var one = new AttackScene(Johor, Singapore, Jakarta).HolderAt(Shenzhen).HolderAt(Johor, 0);
        var measured = one.Run();
        Assert.NotEqual(FindingKind.Proven, one.Judge(measured, NearJohor, faults: 1).Kind);
        // Without a fault tolerated it is proven, and true: *a* holder was there.
        var finding = one.Judge(measured, NearJohor, faults: 0);
        Assert.Equal((FindingKind.Proven, AssuranceTier.HostKey), (finding.Kind, finding.Tier));

        using var two = new AttackScene(Johor, Singapore, Jakarta).HolderAt(Shenzhen).HolderAt(Johor, 0, 1);
        Assert.Equal(FindingKind.Proven, two.Judge(two.Run(), NearJohor, faults: 1).Kind);
    }

    [Fact]
    public void Attack_8_copies_far_apart_contradict_each_other_and_both_ends_are_named()
    {
        using var scene = new AttackScene(Johor, London).HolderAt(Johor, 0).HolderAt(London, 1);
        var finding = scene.Judge(scene.Run(), new Geodesy.CapZone(new Geodesy.Cap(Shenzhen, 100_000_000)), faults: 0);
        Assert.Equal(FindingKind.Contradictory, finding.Kind);
        Assert.Equal(["l0", "l1"], finding.Witnesses.Order());
    }

    [Fact]
    public void Attack_18_a_session_proves_its_own_moment_and_the_next_one_another()
    {
        using var there = new AttackScene(Johor, Singapore).HolderAt(Johor);
        Assert.Equal(FindingKind.Proven, there.Judge(there.Run(), NearJohor, 0).Kind);
        using var gone = new AttackScene(Johor, Singapore).HolderAt(Shenzhen);
        Assert.Equal(FindingKind.NotProven, gone.Judge(gone.Run(), NearJohor, 0).Kind);
    }
}
