using Lightcone.Challenges;
using Lightcone.Findings;
using Lightcone.Geodesy;
using Lightcone.Location;
using Lightcone.Ranging;
using Lightcone.Ranging.Receipts;
using Lightcone.Simulation.Relays;
using Lightcone.SystemTests.Ranging;

namespace Lightcone.SystemTests.Attacks;

/// <summary>A host and landmarks on the wire, put apart by relays at two thirds of light speed, and what is
/// found.</summary>
internal sealed class AttackScene : IDisposable
{
    public static readonly GeoPoint Johor = new(1.49, 103.74), Singapore = new(1.35, 103.82),
        Jakarta = new(-6.2, 106.8), Shenzhen = new(22.54, 114.06), London = new(51.5, -0.12);

    /// <summary>The claim that a ghost data centre makes: within 1,000 km of Johor.</summary>
    public static readonly Zone NearJohor = new CapZone(new Cap(Johor, 1_000_000_000));

    private const double NanosecondsPerMetre = 1e9 / 299_792_458;
    private const double Fibre = 1.5; // light in it takes so many times as long

    private readonly GeoPoint[] _places;
    private readonly RelayKit _kit = new(seed: 20_261_125);
    private readonly LiveScene _live;
    private readonly HashSet<int> _liars = [];

    /// <param name="places">Of the landmarks; each is a fault domain of its own.</param>
    public AttackScene(params GeoPoint[] places)
    {
        _places = places;
        _live = new LiveScene(places.Length);
        Relays = [.. places.Select((_, i) => _kit.Udp(_live.AddressesOf(i)[0], RelayPlan.AtOnce))];
    }

    public IReadOnlyList<UdpRelay> Relays { get; }

    public LiveScene Live => _live;

    public void Dispose()
    {
        _live.Dispose();
        _kit.Dispose();
    }

    /// <summary>The round trip between two places, there and back on the shortest way.</summary>
    public static RoundTrip Between(GeoPoint one, GeoPoint other, double slowness = Fibre) =>
        new(1 + (long)(2 * Geodesic.Metres(one, other) * NanosecondsPerMetre * slowness));

    /// <summary>Puts the holder of the key that answers landmark i at a place.</summary>
    public AttackScene HolderAt(GeoPoint place, params int[] landmarks)
    {
        foreach (var i in landmarks.Length > 0 ? landmarks : [.. Enumerable.Range(0, _places.Length)])
            Relays[i].Plan = RelayPlan.Of(Between(_places[i], place));
        return this;
    }

    /// <summary>Has a landmark sign other times than it measured.</summary>
    public AttackScene Lying(int landmark, Func<RoundTrip, RoundTrip> lie)
    {
        _liars.Add(landmark);
        _live.Landmarks[landmark].Lie = lie;
        return this;
    }

    /// <summary>Measures, and checks what no attack may change: no honest landmark's time is shorter than its
    /// relay's plan.</summary>
    public IReadOnlyList<MeasuredPair?> Run()
    {
        var measured = _live.Run([.. _places.Select((_, i) =>
            _live.OpeningOf(i, new Endpoint(false, Relays[i].EndPoint)))]);
        foreach (var (pair, i) in measured.Select((pair, i) => (pair, i)))
        {
            if (!_liars.Contains(i) && pair?.Shortest is { } shortest)
                Assert.True(shortest.ElapsedNanoseconds >= Relays[i].Plan.LeastNanoseconds, $"landmark {i} is early");
        }

        return measured;
    }

    /// <summary>What the receipts bear out of a claim.</summary>
    public Finding Judge(IReadOnlyList<MeasuredPair?> measured, Zone claim, int faults) => ClaimAssessment.Assess(
        Solve(measured, faults).Discs, Solve(measured, faults), claim, faults,
        FindingSubject.SessionKey(_live.Host.Key.Public.Id.ToString(), AssuranceTier.HostKey,
            TimeProvider.System.GetUtcNow()));

    public LocationResult Solve(IReadOnlyList<MeasuredPair?> measured, int faults) => LocationSolver.Solve(
        [.. measured.Select((pair, i) => (pair, i)).Where(one => one.pair?.Shortest is not null)
            .Select(one => new Measurement(new Landmark
            {
                Id = $"l{one.i}",
                Position = _places[one.i],
                PositionErrorMillimetres = 1_000_000,
                FaultDomain = $"d{one.i}",
            }, one.pair!.Shortest!))], faults);
}
