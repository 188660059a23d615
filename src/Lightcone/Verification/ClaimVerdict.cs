using Lightcone.Findings;

namespace Lightcone.Verification;

/// <summary>What a verdict says of one claim of its policy.</summary>
/// <param name="Kind">What was found.</param>
/// <param name="Claim">The claim's canonical text.</param>
/// <param name="Witnesses">Ids in the register of the landmarks that carry it.</param>
/// <param name="Reason">In words for people, and why.</param>
public sealed record ClaimVerdict(
    FindingKind Kind, string Claim, IReadOnlyList<string> Witnesses, string Reason);
