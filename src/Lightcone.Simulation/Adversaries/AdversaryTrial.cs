using Lightcone.Findings;
using Lightcone.Geodesy;
using Lightcone.Location;

namespace Lightcone.Simulation.Adversaries;

/// <summary>Lets an optimising liar loose on the location room and holds the room to its promises.</summary>
/// <remarks>
/// Promises, with at most f bad fault domains: never Proven for a zone where no copy of the key is; and while only one
/// place holds the key: the region holds that place, a zone with it is never Refuted, a zone without it not even
/// ProvenJointly. With f + 1 bad domains they break, and a test shows it.
/// </remarks>
public static class AdversaryTrial
{
    private static readonly FindingSubject Subject = FindingSubject.HostOfFile("sim-prover");

    // Coarser regions are larger ones: still sound, and thousands of trials stay quick.
    private static readonly RegionResolution Coarse = RegionResolution.Standard with { UndecidedBudget = 1024 };

    /// <summary>The trial of a seed, with at most f bad domains.</summary>
    public static TrialOutcome Run(ulong seed) => Run(seed, 0);

    /// <summary>The trial of a seed.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="badBeyondFaults">How many more domains than f are bad.</param>
    public static TrialOutcome Run(ulong seed, int badBeyondFaults)
    {
        var scene = SceneMaker.Make(seed, badBeyondFaults);
        var violations = new List<string>();
        var (best, worst) = (FindingKind.NoEvidence, FindingKind.NoEvidence);
        var landmarks = scene.Landmarks.Select(landmark => landmark.Register).ToArray();
        var falseClaim = new PreparedClaim(scene.FalseZone, landmarks);
        var trueClaim = new PreparedClaim(scene.TrueZone, landmarks);
        foreach (var lie in new Liar(scene).Lies(scene.FalseZone))
        {
            var result = LocationSolver.Solve(lie, scene.Faults, Coarse);
            var falsely = ClaimAssessment.Assess(result.Discs, result, falseClaim, scene.Faults, Subject).Kind;
            var truly = ClaimAssessment.Assess(result.Discs, result, trueClaim, scene.Faults, Subject).Kind;
            violations.AddRange(Violations(scene, result, falsely, truly));
            if (Success(falsely) > Success(best)) best = falsely;
            if (Harm(truly) > Harm(worst)) worst = truly;
        }

        return new TrialOutcome
        {
            Seed = seed,
            Attack = scene.Attack,
            Faults = scene.Faults,
            BadDomains = scene.BadDomains,
            KeyPlaces = scene.KeyPlaces.Count,
            BestForFalseZone = best,
            WorstForTrueZone = worst,
            Violations = [.. violations.Distinct()],
        };
    }

    /// <summary>Many trials, on all cores; the outcomes come in the order of the seeds, whatever the cores
    /// did.</summary>
    public static IReadOnlyList<TrialOutcome> RunMany(ulong firstSeed, int count, int badBeyondFaults = 0)
    {
        var outcomes = new TrialOutcome[count];
        Parallel.For(0, count, index => outcomes[index] = Run(firstSeed + (ulong)index, badBeyondFaults));
        return outcomes;
    }

    private static IEnumerable<string> Violations(
        TrialScene scene, LocationResult result, FindingKind falsely, FindingKind truly)
    {
        if (falsely is FindingKind.Proven) yield return $"Proven without a key in it: {scene.FalseZone.Text}";
        if (!scene.IsSingleKey) yield break;
        if (!result.Region.Contains(scene.KeyPlaces[0])) yield return "the region does not hold the only key";
        if (falsely is FindingKind.ProvenJointly) yield return $"ProvenJointly without it: {scene.FalseZone.Text}";
        if (truly is FindingKind.Refuted) yield return $"Refuted though the key is in it: {scene.TrueZone.Text}";
    }

    private static int Success(FindingKind kind) => kind switch
    {
        FindingKind.Proven => 4,
        FindingKind.ProvenJointly => 3,
        FindingKind.NotProven => 2,
        FindingKind.Contradictory => 1,
        _ => 0,
    };

    private static int Harm(FindingKind kind) => kind switch
    {
        FindingKind.Refuted => 4,
        FindingKind.Contradictory => 3,
        FindingKind.NotProven => 2,
        FindingKind.ProvenJointly => 1,
        _ => 0,
    };
}
