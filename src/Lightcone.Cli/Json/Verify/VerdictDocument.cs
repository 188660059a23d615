using System.Globalization;
using Lightcone.Cli.Commands.Verify;
using Lightcone.Verification;

namespace Lightcone.Cli.Json.Verify;

/// <summary>What <c>lightcone verify --json</c> writes; field by field in docs/formats.md.</summary>
internal sealed record VerdictDocument
{
    public required bool Simulated { get; init; }

    public required string Conclusion { get; init; }

    public required string Headline { get; init; }

    public required bool Holds { get; init; }

    public required VerdictClaimPart[] Claims { get; init; }

    public required string Tier { get; init; }

    public required string Policy { get; init; }

    public required string Host { get; init; }

    public required string? SessionKey { get; init; }

    public required int Opened { get; init; }

    public required int Completed { get; init; }

    public required int Domains { get; init; }

    public required int FaultsTolerated { get; init; }

    public required int? FaultsUsed { get; init; }

    public required string? MeasuredBy { get; init; }

    public required string DecidedAt { get; init; }

    public required string ExpiresAt { get; init; }

    public required string Verifier { get; init; }

    public required VerifyStepPart[] Steps { get; init; }

    public required string[] Limits { get; init; }

    public required string[] Notes { get; init; }

    public required InputHash[] Inputs { get; init; }

    public static VerdictDocument Of(Verified verified)
    {
        var verdict = verified.Verdict;
        return new VerdictDocument
        {
            Simulated = verified.IsSimulated,
            Conclusion = verified.Conclusion.ToString(),
            Headline = verified.Headline,
            Holds = verified.Holds,
            Claims = [.. verdict.Claims.Select(claim =>
                new VerdictClaimPart(claim.Claim, claim.Kind.ToString(), claim.Reason, [.. claim.Witnesses]))],
            Tier = verdict.Tier.ToString(),
            Policy = verified.Policy.Name,
            Host = verdict.Host.ToString(),
            SessionKey = verdict.SessionKey?.ToString(),
            Opened = verdict.Opened,
            Completed = verdict.Completed,
            Domains = verdict.Domains,
            FaultsTolerated = verdict.FaultsTolerated,
            FaultsUsed = verdict.FaultsUsed,
            MeasuredBy = verdict.MeasuredBy is { } by ? Time(by) : null,
            DecidedAt = Time(verdict.DecidedAt),
            ExpiresAt = Time(verdict.ExpiresAt),
            Verifier = verified.Bundle.Verifier.Id.ToString(),
            Steps = AllSteps,
            Limits = [.. verdict.Limits],
            Notes = [.. verified.Notes],
            Inputs = Hashes(verified.Sha256, verdict.MadeFrom),
        };
    }

    // What is not there is said, and never counted as checked.
    private static VerifyStepPart[] AllSteps =>
    [
        new("signatures, bindings, freshness", "Recomputed"), new("region and findings", "Recomputed"),
        new("vendor evidence", "NotDisclosed"), new("transparency log", "NotDisclosed"),
    ];

    private static InputHash[] Hashes(string file, VerdictDigests from) =>
    [
        new("bundle", file), new("policy", from.Policy.ToString()), new("register", from.Register.ToString()),
        new("boundaryPack", from.BoundaryPack.ToString()), new("pairs", from.Pairs.ToString()),
    ];

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
