using CsCheck;
using Lightcone.Findings;
using Lightcone.Geodesy;
using Lightcone.Location;
using Lightcone.Ranging;

namespace Lightcone.Tests.Location;

/// <summary>Landmarks at random places, each its own domain, and a target at a true place.</summary>
internal static class Scene
{
    public static readonly RegionResolution Coarse = new() { FinestLevel = 9, UndecidedBudget = 2048 };

    public static readonly FindingSubject Subject = FindingSubject.HostOfFile("x");

    public static readonly Gen<GeoPoint> Place = Gen.Select(Gen.Double[-1, 1], Gen.Double[-180, 180],
        (sine, longitude) => new GeoPoint(Math.Asin(sine) * 180 / Math.PI, longitude));

    public static Landmark At(string id, double latitude, double longitude, string? domain = null) =>
        At(id, new GeoPoint(latitude, longitude), domain);

    public static Landmark At(string id, GeoPoint place, string? domain = null, long errorMillimetres = 0) => new()
    {
        Id = id,
        Position = place,
        PositionErrorMillimetres = errorMillimetres,
        FaultDomain = domain ?? id,
    };

    /// <summary>What an honest landmark measures of a target: light over the distance, and then some delay.</summary>
    public static Measurement Honest(Landmark landmark, GeoPoint place, double delayMilliseconds = 0)
    {
        var nanoseconds = (Geodesic.Metres(landmark.Position, place) * 2 / 0.299792458) + (delayMilliseconds * 1e6);
        return new Measurement(landmark, new RoundTrip(Math.Max(1, (long)Math.Ceiling(nanoseconds))));
    }

    public static Measurement Lie(Landmark landmark, double milliseconds) =>
        new(landmark, new RoundTrip(Math.Max(1, (long)(milliseconds * 1e6))));

    public static Zone Within(GeoPoint centre, double kilometres) =>
        new CapZone(new Cap(centre, (long)(kilometres * 1e6)));

    public static Zone Beyond(GeoPoint centre, double kilometres) => new ComplementZone(Within(centre, kilometres));

    public static Finding Judge(IReadOnlyList<Measurement> measurements, Zone claim, int faults)
    {
        var result = LocationSolver.Solve(measurements, faults, Coarse);
        return ClaimAssessment.Assess(result.Discs, result, claim, faults, Subject);
    }

    public static Finding JudgeAlone(IReadOnlyList<Measurement> measurements, Zone claim, int faults) =>
        ClaimAssessment.Assess([.. measurements.Select(Disc.Of)], null, claim, faults, Subject);
}
