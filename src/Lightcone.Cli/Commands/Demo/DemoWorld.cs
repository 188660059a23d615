using Lightcone.Cli.Commands.Locate;
using Lightcone.Cli.Drawing;
using Lightcone.Cli.Input;
using Lightcone.Findings;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Location;
using Lightcone.Ranging;
using Lightcone.Simulation.Worlds;

namespace Lightcone.Cli.Commands.Demo;

/// <summary>A small simulated world, and four hosts of it: honest, stalling, copied, and badly measured.</summary>
internal sealed class DemoWorld
{
    private const int Faults = 1;
    private const long StallNanoseconds = 150_000_000;
    private const double WrongByAtLeastMetres = 4_000_000;
    private const double WrongByAtMostMetres = 16_000_000;
    private const double CopyAtLeastMetres = 5_000_000;

    // A time of the story, not of this machine: the same seed gives the same page on every day.
    private static readonly DateTimeOffset When = new(2026, 11, 3, 14, 2, 0, TimeSpan.Zero);

    private readonly BoundaryPack _pack = BoundaryPack.Embedded;
    private readonly PreparedClaim _outside;
    private readonly SimulatedHost _honest;
    private readonly SimulatedHost _copy;
    private readonly Estimation _estimation;

    public DemoWorld(ulong seed, Action<double> progress)
    {
        World = World.Create(new WorldPlan(seed) { Landmarks = 120, Targets = 40, InPairs = true });
        _outside = new PreparedClaim(ClaimZones.Outside(_pack, ClaimText.DefaultOutside),
            World.Landmarks.Select(landmark => landmark.ToLandmark()));
        _honest = World.Targets.MaxBy(Promise)!;
        _copy = World.Targets.Where(host => Geodesic.Metres(host.Declared, _honest.Declared) > CopyAtLeastMetres)
            .MinBy(Tightness) ?? _honest;
        var set = World.ToSet();
        _estimation = Estimation.From(set, set.IndexOf(_honest.Id), Faults, _pack, progress);
    }

    public World World { get; }

    public BoundaryPack Pack => _pack;

    /// <summary>The host of the story, as people call it.</summary>
    public string HonestName => _honest.City.Name;

    /// <summary>Where the other holder of the copied key is.</summary>
    public string CopyName => _copy.City.Name;

    /// <summary>The honest host.</summary>
    public Scene Honest() => Estimated("an honest host", World.MeasurementsOf(_honest));

    /// <summary>The same host, holding every answer back.</summary>
    public Scene Staller() => Estimated("a host that stalls",
        [.. World.MeasurementsOf(_honest).Select(m => m with { RoundTrip = Later(m.RoundTrip) })]);

    /// <summary>The same key in two places; whoever is nearer answers.</summary>
    public Scene CopiedKey() => Scene("a copied key",
        [.. World.MeasurementsOf(_honest).Zip(World.MeasurementsOf(_copy)).Select(pair =>
            Sooner(pair.First, pair.Second))],
        Faults);

    /// <summary>The honest host, measured also by a landmark that is not where it says.</summary>
    /// <param name="faults">How many landmarks may be wrong.</param>
    public Scene WrongLandmark(int faults) =>
        Scene("a wrong landmark", MovedBy(WrongByMetres), faults);

    /// <summary>The name of the landmark that is not where it says.</summary>
    public string WrongLandmarkName => CityOf(WrongId);

    /// <summary>How far from there it is.</summary>
    public double WrongByMetres => field > 0 ? field : field = FirstContradiction();

    private string WrongId => field ??= LocationSolver.Solve(World.MeasurementsOf(_honest), 0).Discs[2].Landmark.Id;

    private Scene Estimated(string what, IReadOnlyList<Measurement> measurements)
    {
        var scene = Scene(what, measurements, Faults);
        return scene with { Estimate = _estimation.Of(measurements, scene.Result) };
    }

    private Scene Scene(string what, IReadOnlyList<Measurement> measurements, int faults)
    {
        var result = LocationSolver.Solve([.. measurements.Select(Named)], faults);
        var subject = FindingSubject.SessionKey($"{World.Name}/{_honest.Id}", AssuranceTier.HostKey, When);
        return new Scene
        {
            Name = $"the key of {_honest.City.Name}",
            Source = $"{World.Name}, {what}",
            IsSimulated = true,
            DeclaredPlace = _honest.Declared,
            Result = result,
            Zones = [_outside.Zone],
            Findings = [ClaimAssessment.Assess(result.Discs, result, _outside.Zone, faults, subject)],
            Pack = _pack,
        };
    }

    /// <summary>How well a host tells the story: provable with one landmark wrong, and tightly.</summary>
    private double Promise(SimulatedHost host)
    {
        if (ClaimText.DefaultOutside.Contains(host.City.Country)) return double.MinValue;
        Disc[] discs = [.. World.MeasurementsOf(host).Select(Disc.Of)];
        return (_outside.IsProvenAlone(discs, Faults) ? 0 : -1e15) - Tightness(host);
    }

    private double Tightness(SimulatedHost host) => World.MeasurementsOf(host).Select(Disc.Of)
        .Select(disc => disc.Cap.RadiusMillimetres).Order().Take(Faults + 1).Max();

    private string CityOf(string id) => World.Landmarks.First(host => host.Id == id).City.Name;

    // People know cities, not ids.
    private Measurement Named(Measurement measurement) => measurement with
    {
        Landmark = measurement.Landmark with
        {
            Name = $"{CityOf(measurement.Landmark.Id)} ({measurement.Landmark.FaultDomain.Replace("sim-", "")})",
        },
    };

    // In some worlds the landmark is so far that its disc has room for a smaller lie.
    private double FirstContradiction()
    {
        var metres = WrongByAtLeastMetres;
        while (metres < WrongByAtMostMetres && !LocationSolver.Solve(MovedBy(metres), 0).IsContradictory)
            metres += 1_000_000;
        return metres;
    }

    private Measurement[] MovedBy(double metres) => [.. World.MeasurementsOf(_honest).Select(measurement =>
    {
        var landmark = measurement.Landmark;
        if (landmark.Id != WrongId) return measurement;
        var elsewhere = Geodesic.Destination(landmark.Position, 60, metres);
        return measurement with { Landmark = landmark with { Position = elsewhere } };
    })];

    private static Measurement Sooner(Measurement a, Measurement b) =>
        a.RoundTrip.ElapsedNanoseconds <= b.RoundTrip.ElapsedNanoseconds ? a : b;

    private static RoundTrip Later(RoundTrip roundTrip) => new(roundTrip.ElapsedNanoseconds + StallNanoseconds);
}
