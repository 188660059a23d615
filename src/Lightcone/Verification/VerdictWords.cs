using Lightcone.Findings;
using Lightcone.Location;

namespace Lightcone.Verification;

/// <summary>What a verdict does not show, in words.</summary>
internal static class VerdictWords
{
    public static IEnumerable<string> Limits(SessionEvidence session, IReadOnlyList<Finding> findings)
    {
        List<string> limits = [.. findings.SelectMany(FindingWords.Limits)];
        limits.Add("Each time is its landmark's word; that it was measured then is the verifier's.");
        var missing = session.OpenedCount - session.Pairs.Count;
        if (missing > 0)
        {
            limits.Add($"No record of {missing} of the {session.OpenedCount} landmarks asked is here: that they were "
                + "not answered is the verifier's word, and one of them could be the one that contradicts.");
        }

        limits.Add(session.Set.StatesFaultDomains
            ? "That the fault domains of the register are independent is the register's word."
            : "The register states no fault domains: each landmark counts as its own, an assumption.");
        return limits.Distinct(StringComparer.Ordinal);
    }
}
