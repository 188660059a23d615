using Lightcone.Cli.Commands.Locate;
using Lightcone.Cli.Input;
using Lightcone.Cli.Output;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Identity;
using Lightcone.Verification;
using Lightcone.Wire;

namespace Lightcone.Cli.Commands.Live;

/// <summary>The verdict of a run, and the bundle that bears it out.</summary>
internal static class RangeBundle
{
    private const string PolicyName = "lightcone range, simulated paths";
    private static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary>What the command line claims, as a policy.</summary>
    /// <exception cref="UsageProblem">A claim is too small, or more faults are asked for than a policy has.</exception>
    public static Policy PolicyOf(LocateRequest request)
    {
        if (request.Faults > Policy.MostFaults)
            throw new UsageProblem($"--faults {request.Faults}: a bundle's policy has at most {Policy.MostFaults}");
        PolicyClaim[] claims = [.. ClaimZones.Of(request, BoundaryPack.Embedded).Select(Claim)];
        return claims.Length > Policy.MostClaims
            ? throw new UsageProblem($"a bundle's policy has at most {Policy.MostClaims} claims")
            : new Policy
            {
                Name = PolicyName,
                Faults = request.Faults,
                VerdictLife = Life,
                BoundaryPack = new Digest(Convert.FromHexString(BoundaryPack.Embedded.Sha256)),
                Claims = claims,
            };
    }

    /// <summary>Decides, signs and writes.</summary>
    public static void Save(string file, Policy policy, RangePlan plan, RangeVerifier verifier, SigningKey key)
    {
        var inputs = new SessionInputs
        {
            Verifier = key.Public,
            Pairs = verifier.Pairs(),
            Register = plan.Register,
            Policy = policy.ToBytes(),
            DecidedAt = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()),
        };
        if (!Verifier.TryDecide(inputs, BoundaryPack.Embedded, out var verdict, out var refusal))
            throw new InputProblem($"there is no verdict: {refusal.Kind}: {refusal.Detail}");
        WholeFile.Write(file, new EvidenceBundle
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
