namespace Lightcone.Cli.Json.Verify;

/// <summary>One claim of the policy, and what was found of it.</summary>
internal sealed record VerdictClaimPart(string Claim, string Kind, string Reason, string[] Witnesses);
