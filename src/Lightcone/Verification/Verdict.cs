using System.Diagnostics.CodeAnalysis;
using Lightcone.Challenges;
using Lightcone.Findings;
using Lightcone.Wire;

namespace Lightcone.Verification;

/// <summary>What one session says of a host's place under one policy: canonical bytes, which name all that they were
/// made from. Made by <see cref="Verifier"/> alone, or read from bytes; worth something once it was made again from the
/// same inputs, or where its signer is trusted.</summary>
/// <remarks>It locates a session key, never a chip. It holds what it does not show, in words, and the cheapest way to
/// fool it. An expired verdict is no answer.</remarks>
public sealed record Verdict
{
    /// <summary>The first field of its bytes.</summary>
    public const string Kind = "lightcone/verdict/1";

    internal Verdict()
    {
    }

    /// <summary>The version of the rules that it was made by.</summary>
    public required int Algorithm { get; init; }

    /// <summary>The session.</summary>
    public required SessionId Session { get; init; }

    /// <summary>The id of the host's long-lived key.</summary>
    public required Digest Host { get; init; }

    /// <summary>The id of the key whose holder answered; null where nobody did.</summary>
    public required Digest? SessionKeyId { get; init; }

    /// <summary>How many landmarks were asked to measure.</summary>
    public required int Opened { get; init; }

    /// <summary>How many of them and the host signed what they sent and received.</summary>
    public required int Completed { get; init; }

    /// <summary>By when it was measured, on the verifier's clock; null where nothing was.</summary>
    public required DateTimeOffset? MeasuredBy { get; init; }

    /// <summary>When it was decided, on the verifier's clock.</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>From then on it is no answer any more.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What ties the session key to a device.</summary>
    public required AssuranceTier Tier { get; init; }

    /// <summary>D: how many fault domains measured.</summary>
    public required int Domains { get; init; }

    /// <summary>f: how many of them may be wrong.</summary>
    public required int FaultsTolerated { get; init; }

    /// <summary>How many had to be taken as wrong for any place to be left; null where even f leaves none.</summary>
    public required int? FaultsUsed { get; init; }

    /// <summary>One for each claim of the policy, in its order.</summary>
    public required IReadOnlyList<ClaimVerdict> Claims { get; init; }

    /// <summary>What it does not show, and what would fool it, one sentence each.</summary>
    public required IReadOnlyList<string> Limits { get; init; }

    /// <summary>What it was made from.</summary>
    public required VerdictDigests MadeFrom { get; init; }

    /// <summary>Of all claims: confirmed if each is, refuted if one is, else inconclusive.</summary>
    public Conclusion Conclusion => Conclusions.OfAll(Claims.Select(claim => claim.Kind));

    /// <summary>Its canonical bytes: what a verifier signs.</summary>
    public byte[] ToPayload() => VerdictBytes.Write(this);

    /// <summary>Whether it still is an answer.</summary>
    /// <param name="now">The reader's clock.</param>
    public Standing StandingAt(DateTimeOffset now) =>
        now >= ExpiresAt ? Standing.Expired : now < DecidedAt ? Standing.NotYet : Standing.Holds;

    /// <summary>Reads a verdict's bytes. Hostile bytes give a refusal, never an exception.</summary>
    /// <param name="payload">From anybody: what it says is not true because it can be read.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="refusal">The first thing that is wrong.</param>
    public static bool TryParse(ReadOnlyMemory<byte> payload,
        [NotNullWhen(true)] out Verdict? verdict, [NotNullWhen(false)] out Refusal? refusal) =>
        VerdictBytes.TryRead(payload, out verdict, out refusal);
}
