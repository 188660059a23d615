using Lightcone.Findings;
using Lightcone.Simulation.Adversaries;

namespace Lightcone.Tests.Simulation.Adversaries;

/// <summary>Seeded liars against the location room. A failing seed is printed; <c>AdversaryTrial.Run(seed)</c>
/// replays it.</summary>
public sealed class AdversaryTrialTests(ITestOutputHelper output)
{
    [Fact]
    public void No_liar_of_2000_gets_a_false_proof_or_a_false_refutation() => Require(1, 2_000);

    [Fact]
    [Trait("Long", "true")]
    public void No_liar_of_100000_gets_a_false_proof_or_a_false_refutation() => Require(1_000_000, 100_000);

    [Fact]
    public void One_bad_domain_more_than_f_does_break_it()
    {
        // Not a defect but the limit of the method, said in every finding: f + 1 bad domains can sign anything.
        var outcomes = AdversaryTrial.RunMany(1, 200, badBeyondFaults: 1);
        var broken = outcomes.Count(outcome => outcome.BestForFalseZone is FindingKind.Proven);
        output.WriteLine($"{broken} of {outcomes.Count} simulated liars with f + 1 bad domains were falsely Proven");
        Assert.InRange(broken, outcomes.Count / 10, outcomes.Count);
    }

    [Fact]
    public void Every_attack_is_tried()
    {
        var tried = AdversaryTrial.RunMany(1, 300).Select(outcome => outcome.Attack).Distinct();
        Assert.Equal(Enum.GetValues<AttackKind>(), tried.Order());
    }

    [Fact]
    public void A_trial_replays_from_its_seed()
    {
        foreach (var seed in new ulong[] { 3, 77, 1234 })
            Assert.Equal(AdversaryTrial.Run(seed).ToString(), AdversaryTrial.Run(seed).ToString());
    }

    private void Require(ulong firstSeed, int count)
    {
        var outcomes = AdversaryTrial.RunMany(firstSeed, count);
        foreach (var best in outcomes.GroupBy(outcome => outcome.BestForFalseZone).OrderBy(group => group.Key))
            output.WriteLine($"best for the liar, simulated: {best.Key} in {best.Count()} of {count}");
        foreach (var worst in outcomes.GroupBy(outcome => outcome.WorstForTrueZone).OrderBy(group => group.Key))
            output.WriteLine($"worst for an honest claim, simulated: {worst.Key} in {worst.Count()} of {count}");
        var failed = outcomes.Where(outcome => outcome.Violations.Count > 0).ToArray();
        Assert.True(failed.Length == 0, string.Join('\n', failed.Take(10).Select(outcome => outcome.ToString())));
    }
}
