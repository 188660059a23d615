using CsCheck;
using Lightcone.Findings;
using Lightcone.Geodesy;
using Lightcone.Location;
using static Lightcone.Tests.Location.Scene;

namespace Lightcone.Tests.Location;

/// <summary>What liars can and cannot do, for any places, delays and lies.</summary>
public sealed class LiarTests
{
    /// <summary>Honest landmarks with some delay, and f liars that state any time they like; the claim is drawn round
    /// the first liar, where lying pays most.</summary>
    private static readonly Gen<(GeoPoint Truth, int Faults, Measurement[] Measurements, Zone Claim)> Trials =
        from truth in Place
        from faults in Gen.Int[0, 2]
        from honest in Gen.Select(Place, Gen.Double[0, 30]).Array[faults + 1, 6]
        from lies in Gen.Select(Place, Gen.Double[0, 1]).Array[Math.Max(faults, 1)]
        from radius in Gen.Double[100, 8000]
        from inside in Gen.Bool
        from centre in Gen.OneOf(Gen.Const(lies[0].Item1), Place, Gen.Const(truth))
        let measured = honest.Select((h, i) => Honest(At($"h{i}", h.Item1), truth, h.Item2))
        let lied = lies.Take(faults).Select((l, i) => Lie(At($"l{i}", l.Item1), l.Item2 * l.Item2 * 60))
        let claim = inside ? Within(centre, radius) : Beyond(centre, radius)
        select (truth, faults, measured.Concat(lied).ToArray(), claim);

    [Fact]
    public void Up_to_f_lying_domains_never_prove_a_zone_without_the_true_place_and_never_refute_one_with_it() =>
        Trials.Sample(trial =>
        {
            var contact = trial.Claim.ContactOf(trial.Truth, 0);
            var kind = Judge(trial.Measurements, trial.Claim, trial.Faults).Kind;
            Assert.NotEqual(FindingKind.Contradictory, kind);
            if (trial.Claim.HoldsNone(contact))
                Assert.DoesNotContain(kind, new[] { FindingKind.Proven, FindingKind.ProvenJointly });
            if (trial.Claim.HoldsAll(contact)) Assert.NotEqual(FindingKind.Refuted, kind);
        }, iter: 400);

    [Fact]
    public void Up_to_f_lying_domains_never_push_the_true_place_out_of_the_region() => Trials.Sample(trial =>
        Assert.True(LocationSolver.Solve(trial.Measurements, trial.Faults, Coarse).Region.Contains(trial.Truth)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void F_plus_one_lying_domains_can_prove_a_false_place_which_is_the_documented_limit(int faults)
    {
        // The truth is in Shanghai; the liars near Johor all state a millisecond, the one honest landmark is far away.
        var (truth, johor) = (new GeoPoint(31.2, 121.5), new GeoPoint(1.49, 103.74));
        var lies = Enumerable.Range(0, faults + 1).Select(i => Lie(At($"liar{i}", johor), 1));
        Measurement[] all = [.. lies, Honest(At("honest", 48, 2), truth, 40)];
        Assert.Equal(FindingKind.Proven, Judge(all, Beyond(truth, 1000), faults).Kind);
    }

    [Fact]
    public void A_copied_key_near_a_landmark_proves_where_the_copy_is_and_nothing_of_the_chip()
    {
        var johor = new GeoPoint(1.49, 103.74);
        var finding = Judge([Honest(At("johor", johor), johor, 1)], Within(johor, 300), 0);
        Assert.Equal(FindingKind.Proven, finding.Kind);
        Assert.Contains(FindingWords.Limits(finding), words => words.Contains("copy of the key"));
    }

    [Fact]
    public void Adding_delay_can_only_turn_a_finding_into_not_proven() =>
        (from trial in Trials
         from delays in Gen.Double[0, 80].Array[trial.Measurements.Length]
         from mask in Gen.Int[0, 255]
         select (trial, delays, mask)).Sample(test =>
         {
             var (trial, delays, mask) = test;
             long Delayed(Measurement m, int i) => m.RoundTrip.ElapsedNanoseconds + (long)(delays[i] * 1e6);
             var slower = trial.Measurements.Select((m, i) => ((mask >> i) & 1) == 0 ? m
                 : new Measurement(m.Landmark, new(Delayed(m, i)))).ToArray();
             var before = Judge(trial.Measurements, trial.Claim, trial.Faults).Kind;
             var after = Judge(slower, trial.Claim, trial.Faults).Kind;
             // With more cells a larger region may be drawn more finely, so a joint or refuted one may sharpen only
             // from the same side; a single disc has no such slack.
             if (after == FindingKind.Proven) Assert.Equal(FindingKind.Proven, before);
             if (before == FindingKind.NoEvidence) Assert.Equal(FindingKind.NoEvidence, after);
             if (before == FindingKind.Proven) Assert.NotEqual(FindingKind.Refuted, after);
             if (before == FindingKind.Refuted) Assert.NotEqual(FindingKind.Proven, after);
         }, iter: 300);

    [Fact]
    public void The_order_of_the_measurements_never_matters() =>
        Trials.Select(Gen.Int, (trial, seed) => (trial, seed)).Sample(test =>
        {
            var (trial, seed) = test;
            var shuffled = trial.Measurements.ToArray();
            new Random(seed).Shuffle(shuffled);
            var a = LocationSolver.Solve(trial.Measurements, trial.Faults, Coarse);
            var b = LocationSolver.Solve(shuffled, trial.Faults, Coarse);
            Assert.Equal(a.Discs, b.Discs);
            Assert.Equal(a.Region.CanonicalBytes(), b.Region.CanonicalBytes());
            var one = Judge(trial.Measurements, trial.Claim, trial.Faults);
            var other = Judge(shuffled, trial.Claim, trial.Faults);
            Assert.Equal((one.Kind, one.Reason, one.FaultsUsed), (other.Kind, other.Reason, other.FaultsUsed));
            Assert.Equal(one.Witnesses, other.Witnesses);
        });

    [Fact]
    public void The_prepared_check_agrees_with_the_full_one_wherever_both_speak() => Trials.Sample(trial =>
    {
        var discs = trial.Measurements.Select(Disc.Of).ToArray();
        var claim = new PreparedClaim(trial.Claim, trial.Measurements.Select(m => m.Landmark));
        var proven = JudgeAlone(trial.Measurements, trial.Claim, trial.Faults).Kind == FindingKind.Proven;
        Assert.Equal(proven, claim.IsProvenAlone(discs, trial.Faults));
        // A claim that was prepared for no landmark judges the same, only more slowly.
        Assert.Equal(proven, new PreparedClaim(trial.Claim, []).IsProvenAlone(discs, trial.Faults));
        Assert.All(discs.Where(claim.Holds), disc => Assert.True(
            trial.Claim.HoldsAll(trial.Claim.ContactOf(disc.Cap.Centre, disc.Cap.RadiusMillimetres))));
    });
}
