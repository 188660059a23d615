using System.Globalization;
using System.Security.Cryptography;
using Lightcone.Cli.Input;
using Lightcone.Findings;
using Lightcone.Geodesy.Borders;
using Lightcone.Ranging;
using Lightcone.Verification;

namespace Lightcone.Cli.Commands.Verify;

/// <summary>A bundle whose verdict was made again from what is in it; what text and JSON are made from.</summary>
internal sealed record Verified
{
    public const string Advice = "a bundle is what 'lightcone range --bundle' writes (docs/formats.md)";

    private const string When = "yyyy-MM-dd HH:mm";

    public required EvidenceBundle Bundle { get; init; }

    public required Verdict Verdict { get; init; }

    public required Policy Policy { get; init; }

    /// <summary>Of the file.</summary>
    public required string Sha256 { get; init; }

    /// <summary>As of a set.</summary>
    public required bool IsSimulated { get; init; }

    /// <summary>By this machine's clock.</summary>
    public required bool Holds { get; init; }

    /// <summary>Whether the reader said who the verifier is.</summary>
    public required bool IsVerifierKnown { get; init; }

    /// <summary>An answer that has expired is none.</summary>
    public Conclusion Conclusion => Holds ? Verdict.Conclusion : Conclusion.Inconclusive;

    public string Headline
    {
        get
        {
            var deciding = Verdict.Conclusion switch
            {
                Conclusion.Confirmed => Verdict.Claims[0],
                Conclusion.Refuted => Verdict.Claims.First(claim => claim.Kind is FindingKind.Refuted),
                _ => Verdict.Claims.First(claim => claim.Kind is not FindingKind.Proven),
            };
            // Of claims that are not confirmed it says which; a proof says so itself.
            var which = deciding.Kind is FindingKind.Proven ? "" : $" ({deciding.Claim})";
            var words = $"{Verdict.Conclusion} under the policy '{Policy.Name}'{which}: {deciding.Reason}";
            return Holds ? words : $"Expired, and no answer any more. It was: {words}";
        }
    }

    /// <summary>What whoever reads it must know of how it was read.</summary>
    public IEnumerable<string> Notes
    {
        get
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"Decided at {Verdict.DecidedAt.ToString(When, CultureInfo.InvariantCulture)} UTC by the verifier's "
                + $"clock; holds until {Verdict.ExpiresAt.ToString(When, CultureInfo.InvariantCulture)} UTC.");
            if (!IsVerifierKnown) yield return ReceiptsFolder.OnTrust(Bundle.Verifier);
            yield return "In no log: nothing shows that no other verdict was made of this host, or this one in time.";
        }
    }

    /// <summary>Reads a bundle and makes its verdict again.</summary>
    /// <exception cref="InputProblem">It is none, or what is in it does not bear the verdict out.</exception>
    public static Verified Read(string file, string? verifierId)
    {
        var bytes = BoundedFile.Read(file, EvidenceBundle.MostBytes, Advice);
        if (!EvidenceBundle.TryParse(bytes, out var bundle, out var refusal))
            throw new InputProblem($"{file}: {refusal.Kind}: {refusal.Detail} {Advice}");
        if (verifierId is not null && bundle.Verifier.Id.ToString() != verifierId)
            throw new InputProblem($"{file}: is by {bundle.Verifier.Id}, not by the verifier {verifierId}");
        if (!bundle.TryVerify(BoundaryPack.Embedded, out var verdict, out refusal)
            || !Policy.TryParse(bundle.Policy, out var policy, out refusal)
            || !RttSet.TryParseRegister(bundle.Register, out var register, out refusal))
            throw new InputProblem($"{file}: NOT verified: {refusal.Kind}: {refusal.Detail}");
        return new Verified
        {
            Bundle = bundle,
            Verdict = verdict,
            Policy = policy,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            IsSimulated = SetFolder.AreSimulated(register),
            Holds = verdict.HoldsAt(TimeProvider.System.GetUtcNow()),
            IsVerifierKnown = verifierId is not null,
        };
    }
}
