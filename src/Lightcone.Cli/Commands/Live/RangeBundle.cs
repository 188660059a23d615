using Lightcone.Cli.Commands.Locate;
using Lightcone.Cli.Input;
using Lightcone.Cli.Output;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Identity;
using Lightcone.Verification;
using Lightcone.Wire;

namespace Lightcone.Cli.Commands.Live;

/// <summary>The bundle that a run is to write: its verdict, and what bears it out.</summary>
/// <param name="File">Where to.</param>
/// <param name="Policy">What the command line claims.</param>
internal sealed record RangeBundle(string File, Policy Policy)
{
    private const string PolicyName = "lightcone range, simulated paths";
    private static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary>Checked before anything is measured.</summary>
    /// <exception cref="UsageProblem">A claim is too small, or more faults are asked for than a policy has.</exception>
    public static RangeBundle Of(string file, LocateRequest request)
    {
        if (request.Faults > Policy.MostFaults)
            throw new UsageProblem($"--faults {request.Faults}: a bundle's policy has at most {Policy.MostFaults}");
        PolicyClaim[] claims = [.. ClaimZones.Of(request, BoundaryPack.Embedded).Select(Claim)];
        if (claims.Length > Policy.MostClaims)
            throw new UsageProblem($"a bundle's policy has at most {Policy.MostClaims} claims");
        return new RangeBundle(file, new Policy
        {
            Name = PolicyName,
            Faults = request.Faults,
            VerdictLife = Life,
            BoundaryPack = new Digest(Convert.FromHexString(BoundaryPack.Embedded.Sha256)),
            Claims = claims,
        });
    }

    /// <summary>Decides, signs and writes.</summary>
    /// <param name="plan">Of the run.</param>
    /// <param name="pairs">Of each pair the signed record or opening.</param>
    /// <param name="key">The verifier's.</param>
    public void Save(RangePlan plan, IReadOnlyList<SignedMessage> pairs, SigningKey key)
    {
        var inputs = new SessionInputs
        {
            Verifier = key.Public,
            Pairs = pairs,
            Register = plan.Register,
            Policy = Policy.ToBytes(),
            DecidedAt = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()),
        };
        if (!Verifier.TryDecide(inputs, BoundaryPack.Embedded, out var verdict, out var refusal))
            throw new InputProblem($"there is no verdict: {refusal.Kind}: {refusal.Detail}");
        WholeFile.Write(File, new EvidenceBundle
        {
            Verifier = key.Public,
            Register = inputs.Register,
            Policy = inputs.Policy,
            Pairs = inputs.Pairs,
            Verdict = SignedMessage.Sign(verdict.ToPayload(), key),
        }.ToBytes());
    }

    private static PolicyClaim Claim(Zone zone) => zone switch
    {
        CapZone cap => PolicyClaim.Within(cap.Cap),
        CountryZone countries => PolicyClaim.OfCountries(isOutside: false, countries.Text.Split(',')),
        ComplementZone { Excluded: CountryZone countries } =>
            PolicyClaim.OfCountries(isOutside: true, countries.Text.Split(',')),
        _ => throw new UsageProblem($"the claim '{zone.Text}' cannot stand in a policy"),
    };
}
