using System.Collections.Concurrent;
using Lightcone.Findings;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Location;
using Lightcone.Ranging;

namespace Lightcone.Simulation.Evaluation;

/// <summary>Judges, for targets whose place is known, what the hard bound shows of zones that hold that
/// place.</summary>
/// <remarks>Safe to share between threads: what it keeps are claims worked out for the set's landmarks.</remarks>
internal sealed class HardJudge
{
    private readonly EvaluationPlan _plan;
    private readonly Landmark[] _landmarks;
    private readonly PreparedClaim _outside;
    private readonly ConcurrentDictionary<string, Lazy<PreparedClaim>> _countries = new(StringComparer.Ordinal);

    public HardJudge(RttSet set, EvaluationPlan plan)
    {
        _plan = plan;
        _landmarks = [.. set.Landmarks.Select(set.LandmarkAt)];
        _outside = new PreparedClaim(new ComplementZone(new CountryZone(plan.Pack, plan.Outside)), _landmarks);
    }

    /// <param name="host">The target; its place and country are taken as true.</param>
    /// <param name="measurements">Of that target.</param>
    /// <param name="result">The solver's answer for them at the plan's f.</param>
    public HardOutcome Judge(RttHost host, IReadOnlyList<Measurement> measurements, LocationResult result)
    {
        var noFault = AtFaults(measurements, result, 0);
        var oneFault = AtFaults(measurements, result, 1);
        return new HardOutcome
        {
            IsViolated = !result.Region.Contains(host.Place),
            AreaKm2 = result.Region.AreaSquareMetres / 1e6,
            IsDeclaredOutside = host.Country is { } country && !_plan.Outside.Contains(country, StringComparer.Ordinal),
            Outside = Shown(host, result, _outside),
            OutsideNoFault = Shown(host, noFault, _outside),
            OutsideOneFault = Shown(host, oneFault, _outside),
            Within300 = Shown(host, result, Round(host, 300, result)),
            Within1000 = Shown(host, result, Round(host, 1000, result)),
            InCountry = CountryOf(host) is { } claim ? Shown(host, result, claim) : default,
        };
    }

    private static LocationResult AtFaults(IReadOnlyList<Measurement> measurements, LocationResult known, int faults) =>
        known.FaultsTolerated == faults ? known : LocationSolver.Solve(measurements, faults);

    private static PreparedClaim Round(RttHost host, int kilometres, LocationResult result) =>
        new(new CapZone(new Cap(host.Place, kilometres * 1_000_000L)), result.Discs.Select(disc => disc.Landmark));

    private static ZoneShown Shown(RttHost host, LocationResult result, PreparedClaim claim) => ZoneShown.Of(
        ClaimAssessment.Assess(result.Discs, result, claim, result.FaultsTolerated,
            FindingSubject.HostOfFile(host.Id)));

    /// <summary>The claim to be in the declared country; null where the pack has no land of that code.</summary>
    private PreparedClaim? CountryOf(RttHost host)
    {
        if (host.Country is not { } country || _plan.Pack.AtomsOf(country).IsEmpty) return null;
        return _countries.GetOrAdd(country, code => new Lazy<PreparedClaim>(
            () => new PreparedClaim(new CountryZone(_plan.Pack, [code]), _landmarks))).Value;
    }
}
