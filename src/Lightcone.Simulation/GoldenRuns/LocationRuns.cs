using Lightcone.Findings;
using Lightcone.Geodesy;
using Lightcone.Location;
using Lightcone.Ranging;

namespace Lightcone.Simulation.GoldenRuns;

/// <summary>Golden runs of ranging and location: radii, and findings with the regions behind them.</summary>
/// <remarks>The words of a finding are for people and may improve; its kind, claim, faults and witnesses may not
/// change.</remarks>
public static class LocationRuns
{
    private const int Radii = 20_000;
    private const int Targets = 40;
    private const long LightMetresPerSecond = DistanceBound.VacuumMetresPerSecond;

    /// <summary>One run for each kind of outcome.</summary>
    public static IReadOnlyList<GoldenRun> All { get; } =
    [
        new("ranging/radius", AllRadii),
        new("location/finding", Findings),
    ];

    private static byte[] AllRadii()
    {
        var grid = new GoldenGrid(4);
        var bytes = new CanonicalBytes();
        for (var i = 0; i < Radii; i++)
        {
            var roundTrip = new RoundTrip(1 + (long)(grid.NextBits() % 2_000_000_000));
            bytes.Add(DistanceBound.RadiusMillimetres(roundTrip, (long)(grid.NextBits() % 100_000_000)));
        }

        return bytes.ToArray();
    }

    private static byte[] Findings()
    {
        var grid = new GoldenGrid(5);
        var bytes = new CanonicalBytes();
        for (var i = 0; i < Targets; i++)
        {
            var target = GeodesyRuns.Point(grid);
            var faults = i % 3;
            var result = LocationSolver.Solve(MeasurementsOf(target, 1 + (i % 9), grid), faults);
            bytes.Add(result.Domains);
            bytes.Add(result.FaultsUsed ?? -1);
            bytes.Add(result.Region.CanonicalBytes());
            foreach (var disc in result.Discs) bytes.Add(disc.Cap.RadiusMillimetres);
            foreach (var claim in ClaimsAbout(target, grid)) AddFinding(bytes, result, claim, faults);
        }

        return bytes.ToArray();
    }

    /// <summary>Round trips of 1 to 1.5 times light's, the first from a landmark next door; one in seven says that
    /// the target is nearer than it can be.</summary>
    private static List<Measurement> MeasurementsOf(GeoPoint target, int count, GoldenGrid grid)
    {
        List<Measurement> measurements = [];
        for (var k = 0; k < count; k++)
        {
            var place = k == 0
                ? Geodesic.Destination(target, grid.NextSigned() * 180, 20_000)
                : GeodesyRuns.Point(grid);
            var millimetres = Geodesic.UpperMillimetres(place, target);
            var perMille = 1000 + (long)(grid.NextBits() % 500);
            if (k > 0 && grid.NextBits() % 7 == 0) perMille = 500;
            // Twice the distance, at light's speed, in whole nanoseconds.
            var light = 2 * millimetres * 1_000_000 / LightMetresPerSecond;
            measurements.Add(new(
                new Landmark
                {
                    Id = $"L{k}",
                    Position = place,
                    PositionErrorMillimetres = 1_000_000,
                    FaultDomain = $"D{k % 5}",
                },
                new RoundTrip(1 + (light / 1000 * perMille))));
        }

        return measurements;
    }

    private static IEnumerable<Zone> ClaimsAbout(GeoPoint target, GoldenGrid grid)
    {
        yield return new CapZone(new Cap(target, 300_000_000));
        yield return new CapZone(new Cap(target, 2_000_000_000));
        var elsewhere = GeodesyRuns.Point(grid);
        yield return new CapZone(new Cap(elsewhere, 1_000_000_000));
        yield return new ComplementZone(new CapZone(new Cap(elsewhere, 1_000_000_000)));
    }

    private static void AddFinding(CanonicalBytes bytes, LocationResult result, Zone claim, int faults)
    {
        var finding = ClaimAssessment.Assess(result.Discs, result, claim, faults, FindingSubject.HostOfFile("golden"));
        bytes.Add(finding.Kind.ToString());
        bytes.Add(finding.Conclusion.ToString());
        bytes.Add(finding.Claim);
        bytes.Add(finding.FaultsTolerated);
        bytes.Add(finding.FaultsUsed ?? -1);
        foreach (var witness in finding.Witnesses) bytes.Add(witness);
    }
}
