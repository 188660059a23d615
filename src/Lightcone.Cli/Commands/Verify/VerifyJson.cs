using System.Globalization;
using Lightcone.Cli.Json;
using Lightcone.Cli.Json.Verify;
using Lightcone.Verification;

namespace Lightcone.Cli.Commands.Verify;

/// <summary>A verified bundle as a JSON document.</summary>
internal static class VerifyJson
{
    public static VerdictDocument Of(Verified verified)
    {
        var verdict = verified.Verdict;
        return new VerdictDocument
        {
            Simulated = verified.IsSimulated,
            Conclusion = verified.Conclusion.ToString(),
            Headline = verified.Headline,
            Holds = verified.Standing is Standing.Holds,
            Claims = [.. verdict.Claims.Select(claim =>
                new VerdictClaimPart(claim.Claim, claim.Kind.ToString(), claim.Reason, [.. claim.Witnesses]))],
            Tier = verdict.Tier.ToString(),
            Policy = verified.Policy.Name,
            Host = verdict.Host.ToString(),
            SessionKeyId = verdict.SessionKeyId?.ToString(),
            Opened = verdict.Opened,
            Completed = verdict.Completed,
            Domains = verdict.Domains,
            FaultsTolerated = verdict.FaultsTolerated,
            FaultsUsed = verdict.FaultsUsed,
            MeasuredBy = verdict.MeasuredBy is { } by ? Time(by) : null,
            DecidedAt = Time(verdict.DecidedAt),
            ExpiresAt = Time(verdict.ExpiresAt),
            Verifier = verified.Bundle.Verifier.Id.ToString(),
            VerifierKnown = verified.IsVerifierKnown,
            Steps = Steps,
            Limits = [.. verdict.Limits],
            Notes = [.. verified.Notes],
            Inputs = Hashes(verified.Sha256, verdict.MadeFrom),
        };
    }

    // What is not there is said, and never counted as checked.
    private static VerifyStepPart[] Steps =>
    [
        new("signatures, bindings, freshness", "Recomputed"), new("region and findings", "Recomputed"),
        new("vendor evidence", "Absent"), new("transparency log", "Absent"),
    ];

    private static InputHash[] Hashes(string file, VerdictDigests from) =>
    [
        new("bundle", file), new("policy", from.Policy.ToString()), new("register", from.Register.ToString()),
        new("boundaryPack", from.BoundaryPack.ToString()), new("pairs", from.Pairs.ToString()),
    ];

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
