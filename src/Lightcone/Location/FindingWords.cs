using System.Globalization;
using Lightcone.Findings;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;

namespace Lightcone.Location;

/// <summary>Findings in words for people. Codes stay in JSON.</summary>
public static class FindingWords
{
    private const int MostDiscsCompared = 64;
    private const int MostNamed = 3; // more names than that hide the sentence

    /// <summary>What the finding does not show, and what would fool it, one sentence each. Printed with it.</summary>
    /// <param name="finding">Any finding.</param>
    public static IReadOnlyList<string> Limits(Finding finding)
    {
        List<string> limits = [finding.Tier is AssuranceTier.Declared
            ? "This locates whoever answered; the times are a file's word, and nothing ties the answer to a chip."
            : "This locates a key, not a chip: vendor evidence of the same session ties the two together."];
        var many = finding.FaultsTolerated;
        switch (finding.Kind)
        {
            case FindingKind.Proven:
                limits.Add("Holds unless " + MoreThan(many) + ".");
                limits.Add($"Cheapest way to fool it: a helper near {Independent(many + 1)} who holds a copy of the "
                    + $"key, or {Independent(many + 1)} that {(many == 0 ? "lies" : "lie")}. "
                    + "Presence rounds in the same session close the first.");
                break;
            case FindingKind.ProvenJointly:
                limits.Add("Satisfies no policy that does not say so: it holds only if the key has one holder.");
                limits.Add("Cheapest way to fool it: two copies of the key, each near other landmarks.");
                break;
            case FindingKind.Refuted:
                limits.Add("A copy of the key that answers from elsewhere looks the same.");
                break;
            case FindingKind.Contradictory:
                limits.Add("Innocent explanations: a landmark at a wrong place, a host that moved while it was "
                    + "measured, one address that many machines answer. Otherwise: copies of the key.");
                break;
            default:
                limits.Add("Anyone can add delay, so this is neither good news nor guilt.");
                break;
        }

        return limits;
    }

    /// <summary>The zone in words that follow "was" or "cannot be": <c>in MY/SG</c>, <c>outside CN/HK/MO</c>, <c>more
    /// than 300 km from 1.35,103.82</c>. For people; <see cref="Zone.Text"/> is the canonical text.</summary>
    /// <param name="zone">The claim.</param>
    public static string Of(Zone zone) => zone switch
    {
        CountryZone countries => "in " + Codes(countries),
        ComplementZone { Excluded: ComplementZone twice } => Of(twice.Excluded),
        ComplementZone { Excluded: CountryZone countries } => "outside " + Codes(countries),
        ComplementZone { Excluded: CapZone cap } =>
            "more than" + cap.Text["within".Length..].Replace(" of ", " from ", StringComparison.Ordinal),
        ComplementZone { Excluded: PolygonZone polygon } => "outside" + polygon.Text["within".Length..],
        _ => zone.Text,
    };

    /// <summary>Whole kilometres, rounded up; below 10 km with one decimal.</summary>
    /// <param name="millimetres">At least 0.</param>
    public static string Kilometres(long millimetres)
    {
        if (millimetres > 10_000_000)
            return string.Create(CultureInfo.InvariantCulture, $"{(millimetres + 999_999) / 1_000_000} km");
        var tenths = (millimetres + 99_999) / 100_000;
        return string.Create(CultureInfo.InvariantCulture, $"{tenths / 10}.{tenths % 10} km");
    }

    internal static IReadOnlyList<Disc> Witnesses(FindingKind kind, Grounds grounds) => kind switch
    {
        FindingKind.Proven => grounds.Proving,
        FindingKind.Contradictory => MostAtOdds(grounds.Discs),
        _ => [],
    };

    internal static string Reason(FindingKind kind, Grounds grounds)
    {
        var (opening, ending) = (grounds.Subject.Opening, grounds.Subject.Ending);
        var zone = Of(grounds.Claim);
        return kind switch
        {
            // With f > 0 any one of them may be the wrong one, so the place is near one or another.
            FindingKind.Proven => $"{opening} was {zone} (at most {NearAnyOf(grounds.Proving)}){ending}",
            FindingKind.ProvenJointly => $"{opening} was {zone}, if the key has one holder{ending}",
            FindingKind.NotProven => "Not proven: could be there, could be elsewhere.",
            FindingKind.Refuted => $"Cannot be there, unless {MoreThan(grounds.Faults)}.",
            FindingKind.Contradictory => Disagreement(grounds, zone),
            _ => grounds.Domains == 0
                ? "No independent landmark has measured it."
                : $"{Independent(grounds.Domains)} measured it, and {grounds.Faults} may be wrong: "
                    + $"{grounds.Faults + 1} are needed.",
        };
    }

    private static string Codes(CountryZone countries) => countries.Text.Replace(',', '/');

    private static string NearAnyOf(IReadOnlyList<Disc> discs) => discs.Count <= MostNamed
        ? string.Join(" or ",
            discs.Select(disc => $"{Kilometres(disc.Cap.RadiusMillimetres)} from {disc.Landmark.Name}"))
        : $"{Kilometres(discs.Max(disc => disc.Cap.RadiusMillimetres))} from one of {discs.Count}: {Named(discs)}";

    private static string Named(IReadOnlyList<Disc> discs)
    {
        var names = string.Join(", ", discs.Take(MostNamed).Select(disc => disc.Landmark.Name));
        return discs.Count <= MostNamed ? names : $"{names} and {discs.Count - MostNamed} more";
    }

    private static string MoreThan(int faults) => faults == 0
        ? "a landmark is wrong"
        : $"more than {Independent(faults)} {(faults == 1 ? "is" : "are")} wrong";

    private static string Independent(int count) => count == 1
        ? "1 independent landmark"
        : string.Create(CultureInfo.InvariantCulture, $"{count} independent landmarks");

    private static string Disagreement(Grounds grounds, string zone)
    {
        var odds = MostAtOdds(grounds.Discs);
        var fits = grounds.Faults == 0
            ? $"no place fits all {Independent(grounds.Domains)}"
            : $"no place fits all but {grounds.Faults} of {Independent(grounds.Domains)}";
        var pair = odds.Count == 2
            ? $"{odds[0].Landmark.Name} and {odds[1].Landmark.Name} cannot both be right"
            : "";
        // With f > 0 two that disagree are no contradiction yet: one of them may be the wrong one.
        var what = pair.Length == 0 ? fits : grounds.Faults == 0 ? pair : $"{pair}, and {fits}";
        return grounds.Proving.Count == 0
            ? $"Measurements disagree: {what}."
            : $"Measurements disagree: {what}. Alone, each of these would place a holder {zone}: "
                + $"{Named(grounds.Proving)}.";
    }

    /// <summary>The two discs of different domains with the widest gap between them; empty if every two meet.</summary>
    private static IReadOnlyList<Disc> MostAtOdds(IReadOnlyList<Disc> discs)
    {
        // The tightest discs disagree first; comparing all pairs of thousands would take long and name no better one.
        var tight = FaultDomains.InOrder(discs).Take(MostDiscsCompared).ToArray();
        IReadOnlyList<Disc> widest = [];
        long widestGap = 0;
        for (var i = 0; i < tight.Length; i++)
        {
            for (var j = i + 1; j < tight.Length; j++)
            {
                if (FaultDomains.Names.Equals(tight[i].Landmark.FaultDomain, tight[j].Landmark.FaultDomain)) continue;
                var gap = Geodesic.LowerMillimetres(tight[i].Cap.Centre, tight[j].Cap.Centre)
                    - tight[i].Cap.RadiusMillimetres - tight[j].Cap.RadiusMillimetres;
                if (gap <= widestGap) continue;
                widestGap = gap;
                widest = [tight[i], tight[j]];
            }
        }

        return widest;
    }
}
