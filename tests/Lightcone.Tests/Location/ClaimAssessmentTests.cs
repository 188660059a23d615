using Lightcone.Findings;
using Lightcone.Geodesy;
using Lightcone.Location;
using static Lightcone.Tests.Location.Scene;

namespace Lightcone.Tests.Location;

public sealed class ClaimAssessmentTests
{
    private static readonly GeoPoint Johor = new(1.49, 103.74);
    private static readonly GeoPoint Seoul = new(37.57, 126.98);
    private static readonly Zone Near = Within(Johor, 1000);

    [Fact]
    public void One_disc_wholly_inside_proves_when_no_fault_is_tolerated()
    {
        var finding = Judge([Honest(At("johor", Johor), Johor, 2)], Near, 0);
        Assert.Equal(FindingKind.Proven, finding.Kind);
        Assert.Equal(["johor"], finding.Witnesses);
        Assert.Equal(0, finding.FaultsUsed);
        Assert.Equal("Host x was within 1000 km of 1.49,103.74 (at most 301 km from johor); the file does not say "
            + "when.", finding.Reason);
    }

    [Fact]
    public void The_disc_must_be_inside_to_the_millimetre()
    {
        var disc = Disc.Of(Honest(At("l", Johor), Johor, 2));
        Zone Of(long radius) => new CapZone(new Cap(Johor, radius));
        Finding Assess(long radius) => ClaimAssessment.Assess([disc], null, Of(radius), 0, Subject);
        Assert.Equal(FindingKind.Proven, Assess(disc.Cap.RadiusMillimetres + 1).Kind);
        Assert.Equal(FindingKind.NotProven, Assess(disc.Cap.RadiusMillimetres - 1).Kind);
    }

    [Fact]
    public void One_disc_is_not_enough_when_one_fault_is_tolerated()
    {
        var two = new[] { Honest(At("a", Johor), Johor, 2), Honest(At("b", Seoul), Johor, 100) };
        Assert.Equal(FindingKind.NotProven, Judge(two, Near, 1).Kind);
    }

    [Fact]
    public void Two_domains_prove_when_one_fault_is_tolerated_and_both_are_named()
    {
        var finding = Judge([Honest(At("a", Johor), Johor, 2), Honest(At("b", Johor), Johor, 3)], Near, 1);
        Assert.Equal(FindingKind.Proven, finding.Kind);
        Assert.Contains("(at most 301 km from a or 451 km from b);", finding.Reason);
    }

    [Theory]
    [InlineData("AS1", "AS1")]
    [InlineData("AS1", "as1")]
    public void Two_landmarks_of_one_domain_count_once(string one, string other)
    {
        var three = new[]
        {
            Honest(At("a", Johor, one), Johor, 2), Honest(At("b", Johor, other), Johor, 2),
            Honest(At("c", Seoul), Johor, 100),
        };
        Assert.Equal(FindingKind.NotProven, Judge(three, Near, 1).Kind);
        Assert.Equal(FindingKind.NotProven, JudgeAlone(three, Near, 1).Kind);
    }

    [Fact]
    public void One_landmark_that_measures_twice_counts_once()
    {
        var landmark = At("a", Johor);
        var twice = new[] { Honest(landmark, Johor, 2), Honest(landmark, Johor, 3) };
        Assert.Equal(FindingKind.NoEvidence, Judge(twice, Near, 1).Kind);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(2, 5)]
    public void With_no_more_domains_than_tolerated_faults_there_is_no_evidence(int domains, int faults)
    {
        var measurements = Enumerable.Range(0, domains).Select(i => Honest(At($"l{i}", Johor), Johor, 1)).ToArray();
        Assert.Equal(FindingKind.NoEvidence, Judge(measurements, Near, faults).Kind);
        Assert.Equal(FindingKind.NoEvidence, JudgeAlone(measurements, Near, faults).Kind);
    }

    [Fact]
    public void Only_the_intersection_inside_is_proven_jointly_and_says_so()
    {
        // Two discs of 1,500 km whose centres are 2,700 km apart share a lens of about 300 by 1,300 km.
        var (west, east) = (At("w", 0, -12.127), At("e", 0, 12.127));
        var middle = new GeoPoint(0, 0);
        var finding = Judge([Honest(west, middle, 1), Honest(east, middle, 1)], Within(middle, 1200), 0);
        Assert.Equal(FindingKind.ProvenJointly, finding.Kind);
        Assert.Equal(Conclusion.Inconclusive, finding.Conclusion);
        Assert.Contains(", if the key has one holder;", finding.Reason);
        Assert.Empty(finding.Witnesses);
    }

    [Fact]
    public void A_region_that_misses_the_zone_refutes()
    {
        var finding = Judge([Honest(At("a", Seoul), Seoul, 3)], Near, 0);
        Assert.Equal(FindingKind.Refuted, finding.Kind);
        Assert.Equal("Cannot be there, unless a landmark is wrong.", finding.Reason);
    }

    [Fact]
    public void With_a_tolerated_fault_the_words_of_a_refutation_say_how_many()
    {
        var two = new[] { Honest(At("a", Seoul), Seoul, 3), Honest(At("b", Seoul), Seoul, 3) };
        Assert.Equal("Cannot be there, unless more than 1 independent landmark is wrong.", Judge(two, Near, 1).Reason);
    }

    [Fact]
    public void Discs_that_do_not_meet_are_a_contradiction_that_names_the_two()
    {
        var finding = Judge([Honest(At("johor", Johor), Johor, 2), Honest(At("seoul", Seoul), Seoul, 2)], Near, 0);
        Assert.Equal(FindingKind.Contradictory, finding.Kind);
        Assert.StartsWith("Measurements disagree: johor and seoul cannot both be right.", finding.Reason);
        Assert.Equal(["johor", "seoul"], finding.Witnesses.Order());
        Assert.Null(finding.FaultsUsed);
    }

    [Fact]
    public void A_contradiction_is_not_hidden_by_a_disc_that_would_prove()
    {
        var two = new[] { Honest(At("johor", Johor), Johor, 2), Honest(At("seoul", Seoul), Seoul, 2) };
        Assert.Equal(FindingKind.Proven, JudgeAlone(two, Near, 0).Kind);
        var finding = Judge(two, Near, 0);
        Assert.Equal(FindingKind.Contradictory, finding.Kind);
        Assert.Contains("Alone, each of these would place a holder", finding.Reason);
    }

    [Fact]
    public void Three_discs_that_meet_only_two_by_two_are_a_contradiction_without_a_pair()
    {
        var three = new[]
        {
            Lie(At("a", 0, 0), 4), Lie(At("b", 0, 10), 4), Lie(At("c", 9, 5), 4),
        };
        var finding = Judge(three, Near, 0);
        Assert.Equal(FindingKind.Contradictory, finding.Kind);
        Assert.Equal("Measurements disagree: no place fits all 3 independent landmarks.", finding.Reason);
    }

    [Fact]
    public void A_tolerated_fault_that_is_used_is_shown()
    {
        var three = new[]
        {
            Honest(At("a", Johor), Johor, 2), Honest(At("b", Johor), Johor, 2), Lie(At("liar", Seoul), 0.1),
        };
        var finding = Judge(three, Near, 1);
        Assert.Equal((FindingKind.Proven, 1, 1), (finding.Kind, finding.FaultsTolerated, finding.FaultsUsed));
    }

    [Fact]
    public void Without_a_region_the_faults_used_are_unknown_not_none() =>
        Assert.Null(JudgeAlone([Honest(At("a", Johor), Johor, 2)], Near, 0).FaultsUsed);

    [Fact]
    public void A_result_about_other_discs_or_another_f_is_refused()
    {
        var result = LocationSolver.Solve([Honest(At("a", Johor), Johor, 2)], 0, Coarse);
        var other = Disc.Of(Honest(At("b", Johor), Johor, 2));
        Assert.Throws<ArgumentException>(() => ClaimAssessment.Assess([other], result, Near, 0, Subject));
        Assert.Throws<ArgumentException>(() => ClaimAssessment.Assess(result.Discs, result, Near, 1, Subject));
    }

    [Fact]
    public void Every_finding_prints_its_limits()
    {
        var proven = FindingWords.Limits(Judge([Honest(At("johor", Johor), Johor, 2)], Near, 0));
        Assert.Contains(proven, words => words.Contains("nothing ties the answer to a chip"));
        Assert.Contains(proven, words => words.Contains("or 1 independent landmark that lies."));
        Assert.Contains(FindingWords.Limits(Judge([], Near, 0)), words => words.Contains("good news nor guilt"));
    }

    [Theory]
    [InlineData(0, "0.0 km")]
    [InlineData(1, "0.1 km")]
    [InlineData(9_900_001, "10.0 km")]
    [InlineData(10_000_001, "11 km")]
    [InlineData(211_000_001, "212 km")]
    public void Kilometres_are_rounded_up(long millimetres, string words) =>
        Assert.Equal(words, FindingWords.Kilometres(millimetres));
}
