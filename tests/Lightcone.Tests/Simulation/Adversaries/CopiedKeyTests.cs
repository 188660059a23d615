using Lightcone.Findings;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Places;
using Lightcone.Location;
using Lightcone.Ranging;

namespace Lightcone.Tests.Simulation.Adversaries;

/// <summary>Attack 6 and copied keys: the chip is in Beijing, helpers hold its key near landmarks round Singapore.
/// What timing alone cannot see is shown here, so that nobody forgets it.</summary>
public sealed class CopiedKeyTests
{
    private static readonly GeoPoint Chip = City.Named("Beijing").Place;
    private static readonly GeoPoint Site = City.Named("Singapore").Place;
    private static readonly Zone Claim = new CapZone(new Cap(Site, 300_000_000));

    // Four landmarks 250 km from the site: a disc of more than 50 km is not wholly in the claim's zone.
    private static readonly Landmark[] Landmarks =
        [.. new[] { 0, 90, 180, 270 }.Select(azimuth => new Landmark
        {
            Id = $"sim-l{azimuth}",
            Position = Geodesic.Destination(Site, azimuth, 250_000),
            PositionErrorMillimetres = 100_000,
            FaultDomain = $"sim-net-{azimuth}",
        })];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Helpers_beside_exactly_f_landmarks_prove_nothing(int faults) =>
        Assert.NotEqual(FindingKind.Proven, KindWithHelpers(faults, faults));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Helpers_beside_f_plus_1_landmarks_do_break_it_unless_they_contradict_one_another(int faults) =>
        // Proven of the key, while the chip is elsewhere; holders too far apart for one another's discs show.
        Assert.True(KindWithHelpers(faults, faults + 1) is FindingKind.Proven or FindingKind.Contradictory);

    [Fact]
    public void One_helper_beside_a_lone_landmark_proves_the_key_while_the_chip_is_elsewhere() =>
        Assert.Equal(FindingKind.Proven, KindWithHelpers(0, 1));

    private static FindingKind KindWithHelpers(int faults, int helpers)
    {
        GeoPoint[] holders = [Chip, .. Landmarks.Take(helpers).Select(landmark => landmark.Position)];
        var measurements = Landmarks.Select(landmark => new Measurement(landmark, Light(landmark, holders))).ToArray();
        var result = LocationSolver.Solve(measurements, faults);
        var subject = FindingSubject.HostOfFile("sim-prover");
        return ClaimAssessment.Assess(result.Discs, result, Claim, faults, subject).Kind;
    }

    private static RoundTrip Light(Landmark landmark, GeoPoint[] holders) =>
        new(1 + (long)Math.Ceiling(2 * holders.Min(at => Geodesic.Metres(landmark.Position, at)) / 0.299792458));
}
