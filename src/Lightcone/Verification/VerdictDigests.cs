using Lightcone.Wire;

namespace Lightcone.Verification;

/// <summary>SHA-256 of everything that a verdict was made from.</summary>
/// <param name="Policy">Of the policy's bytes.</param>
/// <param name="Register">Of the register's bytes.</param>
/// <param name="BoundaryPack">Of the land that country claims were judged by.</param>
/// <param name="Pairs">Of the SHA-256 of each pair's signed record or opening, 32 bytes each, in ascending
/// order.</param>
public sealed record VerdictDigests(Digest Policy, Digest Register, Digest BoundaryPack, Digest Pairs);
