using System.Globalization;
using System.Security.Cryptography;
using Lightcone.Cli.Input;
using Lightcone.Findings;
using Lightcone.Geodesy.Borders;
using Lightcone.Ranging;
using Lightcone.Verification;
using Lightcone.Wire;

namespace Lightcone.Cli.Commands.Verify;

/// <summary>A bundle whose verdict was made again from what is in it; what text and JSON are made from.</summary>
internal sealed record Verified
{
    public const string Advice = "a bundle is what 'lightcone range --bundle' writes (docs/formats.md)";

    public required EvidenceBundle Bundle { get; init; }

    public required Verdict Verdict { get; init; }

    public required Policy Policy { get; init; }

    /// <summary>Of the file.</summary>
    public required string Sha256 { get; init; }

    /// <summary>As of a set.</summary>
    public required bool IsSimulated { get; init; }

    /// <summary>Whether its landmarks are independent by the register's word.</summary>
    public required bool StatesFaultDomains { get; init; }

    /// <summary>By this machine's clock.</summary>
    public required Standing Standing { get; init; }

    /// <summary>Whether the reader said who the verifier is.</summary>
    public required bool IsVerifierKnown { get; init; }

    /// <summary>An answer that has expired is none.</summary>
    public Conclusion Conclusion => Standing is Standing.Holds ? Verdict.Conclusion : Conclusion.Inconclusive;

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
            return Standing switch
            {
                Standing.Holds => words,
                Standing.Expired => $"Expired, and no answer any more. It was: {words}",
                _ => $"Decided after this machine's clock, so no answer yet: set one of the clocks. It says: {words}",
            };
        }
    }

    /// <summary>Whose place it is, and when.</summary>
    public string Subject
    {
        get
        {
            var host = $"host {Verdict.Host}";
            return Verdict is { SessionKeyId: { } key, MeasuredBy: { } by }
                ? $"Session key {key} of {host}, measured by {Time(by)} UTC."
                : $"Of {host}; nothing was measured.";
        }
    }

    /// <summary>What went in.</summary>
    public string MadeFrom
    {
        get
        {
            var independent = StatesFaultDomains ? "independent " : "";
            var used = Verdict.FaultsUsed switch
            {
                null => ", and even so no place is left",
                0 => "",
                var some => $", and {some} had to be",
            };
            var tolerated = Verdict.FaultsTolerated == 0 ? "none" : $"{Verdict.FaultsTolerated}";
            return $"Made again, bit for bit, from {Count(Verdict.Completed, "signed record")} of "
                + $"{Count(Verdict.Opened, "landmark")} asked, the register and the land. "
                + $"{Count(Verdict.Domains, $"{independent}landmark")} measured; {tolerated} may be wrong{used}.";
        }
    }

    /// <summary>What whoever reads it must know of how it was read.</summary>
    public IEnumerable<string> Notes
    {
        get
        {
            yield return $"Decided at {Time(Verdict.DecidedAt)} UTC by the verifier's clock; holds until "
                + $"{Time(Verdict.ExpiresAt)} UTC.";
            if (!IsVerifierKnown) yield return ReceiptsFolder.OnTrust(Bundle.Verifier);
            yield return "In no log: nothing shows that no other verdict was made of this host, or this one in time.";
        }
    }

    /// <summary>Reads a bundle and makes its verdict again.</summary>
    /// <exception cref="InputProblem">It is none, or what is in it does not bear the verdict out.</exception>
    public static Verified Read(string file, Digest? verifierId)
    {
        var bytes = BoundedFile.Read(file, EvidenceBundle.MostBytes, Advice);
        if (!EvidenceBundle.TryParse(bytes, out var bundle, out var refusal))
            throw new InputProblem($"{file}: {refusal.Kind}: {refusal.Detail} {Advice}");
        if (verifierId is not null && bundle.Verifier.Id != verifierId)
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
            StatesFaultDomains = register.StatesFaultDomains,
            Standing = verdict.StandingAt(TimeProvider.System.GetUtcNow()),
            IsVerifierKnown = verifierId is not null,
        };
    }

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
