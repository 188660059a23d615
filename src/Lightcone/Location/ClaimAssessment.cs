using Lightcone.Findings;
using Lightcone.Geodesy;

namespace Lightcone.Location;

/// <summary>What the measurements say of a claim.</summary>
/// <remarks>
/// In this order, and why:
/// <list type="number">
/// <item><b>NoEvidence</b>: at most f domains answered, so every one of them may be wrong.</item>
/// <item><b>Contradictory</b>: no point is inside D - f domains. It comes before Proven. f + 1 discs may well lie in
/// the zone, but a contradiction means that more than f domains are wrong, and then Proven has lost its ground, or
/// that the key has several holders, and then a case must be opened. Proven would hide both; the reason names the
/// landmarks that would have proved.</item>
/// <item><b>Proven</b>: f + 1 landmarks in independent domains each alone have a disc wholly in the zone. At most f are
/// wrong, so one of them is right, and a holder of the key was in the zone, even if the key was copied.</item>
/// <item><b>Refuted</b>: the region does not meet the zone. Cannot hold together with Proven while the region has a
/// point (each of its points is inside a proving domain); should rounding ever show both, it is Contradictory.</item>
/// <item><b>ProvenJointly</b>: the region lies wholly in the zone. Assumes one holder.</item>
/// <item><b>NotProven</b>: all else.</item>
/// </list>
/// Adding delay makes discs larger: it turns Proven or Refuted into NotProven, and never NotProven into anything. It
/// can take a contradiction away; what is then left is what the discs show that already showed it before.
/// </remarks>
public static class ClaimAssessment
{
    /// <summary>Judges one claim.</summary>
    /// <param name="discs">All discs of the target.</param>
    /// <param name="result">The solver's answer for the same discs and f; null to look at each disc alone, which can
    /// show Proven, NotProven or NoEvidence and takes microseconds. A verdict needs the region too: only there do
    /// contradictions show.</param>
    /// <param name="claim">What is claimed.</param>
    /// <param name="faults">f, at least 0: how many fault domains may be wrong.</param>
    /// <param name="subject">Whose place it is.</param>
    /// <exception cref="ArgumentException">The result is about other discs, or another f, or a landmark's id is there
    /// with two fault domains.</exception>
    public static Finding Assess(IReadOnlyList<Disc> discs, LocationResult? result, Zone claim, int faults,
        FindingSubject subject) =>
        Assess(discs, result, new PreparedClaim(claim, discs.Select(disc => disc.Landmark)), faults, subject);

    /// <summary>Judges one claim that was prepared for many targets.</summary>
    /// <param name="discs">All discs of the target.</param>
    /// <param name="result">The solver's answer for the same discs and f, or null.</param>
    /// <param name="claim">What is claimed.</param>
    /// <param name="faults">f, at least 0: how many fault domains may be wrong.</param>
    /// <param name="subject">Whose place it is.</param>
    /// <exception cref="ArgumentException">The result is about other discs, or another f, or a landmark's id is there
    /// with two fault domains.</exception>
    public static Finding Assess(IReadOnlyList<Disc> discs, LocationResult? result, PreparedClaim claim, int faults,
        FindingSubject subject)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(faults);
        FaultDomains.RequireOnePerLandmark(discs);
        if (result is not null && (result.FaultsTolerated != faults || result.Discs.Count != discs.Count
            || !discs.ToHashSet().SetEquals(result.Discs)))
        {
            throw new ArgumentException("The result is about other discs, or another f.", nameof(result));
        }

        var grounds = new Grounds
        {
            Discs = discs,
            Result = result,
            Claim = claim.Zone,
            Faults = faults,
            Subject = subject,
            Domains = FaultDomains.Count(discs),
            Proving = ProvingDiscs(discs, claim, faults),
        };
        var kind = Judge(grounds);
        return new Finding
        {
            Kind = kind,
            Claim = claim.Zone.Text,
            Subject = subject.Text,
            Tier = subject.Tier,
            FaultsTolerated = faults,
            FaultsUsed = result?.FaultsUsed,
            Witnesses = [.. FindingWords.Witnesses(kind, grounds).Select(disc => disc.Landmark.Id)],
            Reason = FindingWords.Reason(kind, grounds),
        };
    }

    private static FindingKind Judge(Grounds grounds)
    {
        if (grounds.Domains <= grounds.Faults) return FindingKind.NoEvidence;
        var proven = grounds.Proving.Count > 0;
        if (grounds.Result is not { } result) return proven ? FindingKind.Proven : FindingKind.NotProven;
        if (result.IsContradictory) return FindingKind.Contradictory;
        var contact = grounds.Claim.ContactOf(result.Region);
        var refuted = grounds.Claim.HoldsNone(contact);
        if (proven) return refuted ? FindingKind.Contradictory : FindingKind.Proven;
        if (refuted) return FindingKind.Refuted;
        return grounds.Claim.HoldsAll(contact) ? FindingKind.ProvenJointly : FindingKind.NotProven;
    }

    /// <summary>The tightest proving disc of each of the f + 1 domains with the tightest ones; empty if there are
    /// fewer than f + 1 such domains.</summary>
    private static Disc[] ProvingDiscs(IReadOnlyList<Disc> discs, PreparedClaim claim, int faults)
    {
        var tightest = FaultDomains.InOrder(discs.Where(claim.Holds))
            .DistinctBy(disc => disc.Landmark.FaultDomain, FaultDomains.Names)
            .Take(faults + 1)
            .ToArray();
        return tightest.Length > faults ? tightest : [];
    }
}
