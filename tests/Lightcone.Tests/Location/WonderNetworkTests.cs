using Lightcone.Findings;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Location;
using Lightcone.Location.Audit;
using Lightcone.Ranging;
using Lightcone.Tests.Ranging;

namespace Lightcone.Tests.Location;

/// <summary>Every host of the real set located from all others.</summary>
public sealed class WonderNetworkTests
{
    private static readonly string[] Prohibited = ["CN", "HK", "MO"];

    [Theory]
    [InlineData("wondernetwork", 0)]
    [InlineData("wondernetwork", 1)]
    [InlineData("azure", 0)]
    public void After_the_audit_no_host_is_outside_its_hard_region(string name, int faults)
    {
        var outside = Located(SharedSets.Read(name), faults, audited: true)
            .Where(one => !one.Result.Region.Contains(one.Host.Place)).Select(one => one.Host.Id);
        Assert.Empty(outside);
    }

    [Fact]
    public void Before_the_audit_wrong_landmarks_push_hosts_out_of_their_regions()
    {
        var located = Located(SharedSets.Read("wondernetwork"), 0, audited: false).ToArray();
        var outside = located.Count(one => !one.Result.Region.Contains(one.Host.Place));
        TestContext.Current.TestOutputHelper?.WriteLine($"{outside} of {located.Length}");
        Assert.InRange(outside, 1, located.Length / 2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void True_claims_are_never_refuted_and_false_ones_never_proven(int faults)
    {
        var set = SharedSets.Read("wondernetwork");
        var china = new CountryZone(BoundaryPack.Embedded, Prohibited);
        var outside = new PreparedClaim(new ComplementZone(china), set.Hosts.Select((_, i) => set.LandmarkAt(i)));
        var counts = new SortedDictionary<string, int>();
        foreach (var (host, result) in Located(set, faults, audited: true))
        {
            var subject = FindingSubject.HostOfFile(host.Id);
            var kind = ClaimAssessment.Assess(result.Discs, result, outside, faults, subject).Kind;
            var abroad = !Prohibited.Contains(host.Country);
            Count(counts, $"outside CN/HK/MO, host {(abroad ? "abroad" : "there")}: {kind}");
            Assert.NotEqual(abroad ? FindingKind.Refuted : FindingKind.Proven, kind);
            if (!abroad) Assert.NotEqual(FindingKind.ProvenJointly, kind);
            foreach (var kilometres in new[] { 300, 1000 })
            {
                var near = Scene.Within(host.Place, kilometres);
                kind = ClaimAssessment.Assess(result.Discs, result, near, faults, subject).Kind;
                Count(counts, $"within {kilometres} km: {kind}");
                Assert.DoesNotContain(kind, new[] { FindingKind.Refuted, FindingKind.Contradictory });
            }
        }

        foreach (var (what, count) in counts)
            TestContext.Current.TestOutputHelper?.WriteLine($"f = {faults}, {what} {count}");
    }

    private static void Count(SortedDictionary<string, int> counts, string what) =>
        counts[what] = counts.GetValueOrDefault(what) + 1;

    /// <summary>Each target from all landmarks, itself not among them; without flagged hosts if audited.</summary>
    private static IEnumerable<(RttHost Host, LocationResult Result)> Located(RttSet set, int faults, bool audited)
    {
        var flagged = audited ? LandmarkAudit.Run(set).FlaggedIds : new HashSet<string>();
        return from target in set.Targets
               where !flagged.Contains(set.Hosts[target].Id)
               let all = Measurement.Of(set, target).Where(one => !flagged.Contains(one.Landmark.Id))
               select (set.Hosts[target], LocationSolver.Solve([.. all], faults, Scene.Coarse));
    }
}
