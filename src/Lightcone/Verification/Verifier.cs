using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Lightcone.Challenges;
using Lightcone.Findings;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Location;
using Lightcone.Ranging.Receipts;
using Lightcone.Wire;

namespace Lightcone.Verification;

/// <summary>From the signed messages of a session to the verdict: the whole story in one place.</summary>
/// <remarks>Pure, and the same bits everywhere: an auditor makes the operator's verdict again from the same inputs and
/// compares bytes. What is wrong with one input refuses all: there is no verdict on a part of a session.</remarks>
public static class Verifier
{
    /// <summary>The version of these rules, named by each verdict.</summary>
    public const int Algorithm = 1;

    // A verdict's own expiry must be a date too.
    private static readonly DateTimeOffset LatestExpiry = new(9991, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Decides.</summary>
    /// <param name="inputs">Everything, from anybody.</param>
    /// <param name="pack">The boundary pack that the policy names.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="refusal">The first thing that is wrong.</param>
    public static bool TryDecide(SessionInputs inputs, BoundaryPack pack,
        [NotNullWhen(true)] out Verdict? verdict, [NotNullWhen(false)] out Refusal? refusal)
    {
        verdict = null;
        if (!Policy.TryParse(inputs.Policy, out var policy, out refusal)) return false;
        if (!TryZones(policy, pack, out var zones, out refusal)) return false;
        if (!TryPairs(inputs, out var unanswered, out var pairs, out refusal)) return false;
        if (!SessionEvidence.TryJoin(unanswered, pairs, inputs.Register, out var session, out refusal)) return false;
        refusal = Problem(inputs, session, policy);
        if (refusal is not null) return false;
        var result = LocationSolver.Solve(Measurement.Of(session.Set, session.Target), policy.Faults);
        Finding[] findings = [.. zones.Select(zone =>
            ClaimAssessment.Assess(result.Discs, result, zone, policy.Faults, Subject(session)))];
        verdict = Of(inputs, policy, session, result, findings);
        return true;
    }

    private static bool TryZones(Policy policy, BoundaryPack pack,
        [NotNullWhen(true)] out List<Zone>? zones, [NotNullWhen(false)] out Refusal? refusal)
    {
        (zones, refusal) = (null, null);
        if (policy.BoundaryPack.ToString() != pack.Sha256)
        {
            refusal = new Refusal(RefusalKind.WrongBinding, 0,
                $"The policy means the land of {policy.BoundaryPack}, this is {pack.Label}.");
            return false;
        }

        List<Zone> all = [];
        foreach (var claim in policy.Claims)
        {
            if (!claim.TryZone(pack, out var zone, out refusal)) return false;
            all.Add(zone);
        }

        zones = all;
        return true;
    }

    private static bool TryPairs(SessionInputs inputs,
        out List<Opening> unanswered, out List<MeasuredPair> pairs, [NotNullWhen(false)] out Refusal? refusal)
    {
        (unanswered, pairs, refusal) = ([], [], null);
        foreach (var message in inputs.Pairs)
        {
            if (message.Kind == Opening.Kind)
            {
                if (!Opening.TryReadSigned(message, inputs.Verifier, out var opening, out refusal)) return false;
                unanswered.Add(opening);
            }
            else
            {
                if (!PairRecord.TryAccept(message, inputs.Verifier, out var pair, out refusal)) return false;
                pairs.Add(pair);
            }
        }

        return true;
    }

    private static Refusal? Problem(SessionInputs inputs, SessionEvidence session, Policy policy)
    {
        // A landmark that was left out afterwards could be the one that contradicts.
        if (!session.IsWhole)
        {
            return new Refusal(RefusalKind.WrongBinding, 0,
                "The session was opened with other landmarks than these, or with another register; each landmark must "
                + "be there, answered or not, and stand where it stood.");
        }

        // A policy that is chosen when the times are known proves whatever they happen to prove.
        if (session.Opening.PolicyHash != policy.Hash)
            return new Refusal(RefusalKind.WrongBinding, 0, "The session was opened under another policy, or none.");
        if (session.Opening.Expiry > LatestExpiry)
            return new Refusal(RefusalKind.OutOfRange, 0, "The session expires after the year 9990.");
        // 1970 stands in a verdict's bytes where nothing was measured.
        if (session.Arrived == DateTimeOffset.UnixEpoch)
            return new Refusal(RefusalKind.OutOfRange, 0, "A record says that it arrived in 1970.");
        // What is still open could come in until the expiry: who decides sooner leaves it out.
        var isOpen = session.Pairs.Count < session.OpenedCount;
        return inputs.DecidedAt < (isOpen ? session.Opening.Expiry : session.Arrived)
            ? new Refusal(RefusalKind.NotFresh, 0, "It was decided before the session was over.")
            : null;
    }

    private static FindingSubject Subject(SessionEvidence session)
    {
        var key = session.SessionKeyId is { } id ? $"{id} of host {session.Opening.Host.Id}"
            : $"of host {session.Opening.Host.Id}";
        return FindingSubject.SessionKey(key, AssuranceTier.HostKey, session.Arrived ?? session.Opening.Expiry);
    }

    private static Verdict Of(SessionInputs inputs, Policy policy, SessionEvidence session,
        LocationResult result, Finding[] findings)
    {
        var until = session.Arrived ?? session.Opening.Expiry;
        return new Verdict
        {
            Algorithm = Algorithm,
            Session = session.Opening.Session,
            Host = session.Opening.Host.Id,
            SessionKeyId = session.SessionKeyId,
            Opened = session.OpenedCount,
            Completed = session.Pairs.Count,
            MeasuredBy = session.Arrived,
            DecidedAt = inputs.DecidedAt,
            ExpiresAt = until + policy.VerdictLife,
            Tier = AssuranceTier.HostKey,
            Domains = result.Domains,
            FaultsTolerated = policy.Faults,
            FaultsUsed = result.FaultsUsed,
            Claims = [.. findings.Select(finding =>
                new ClaimVerdict(finding.Kind, finding.Claim, finding.Witnesses, finding.Reason))],
            Limits = [.. VerdictWords.Limits(session, findings)],
            MadeFrom = new VerdictDigests(policy.Hash, new Digest(SHA256.HashData(inputs.Register.Span)),
                policy.BoundaryPack, Digest.OfSet(inputs.Pairs.Select(pair => pair.Hash))),
        };
    }
}
