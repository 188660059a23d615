using System.Globalization;
using Lightcone.Geodesy;
using Lightcone.Geodesy.Places;
using Lightcone.Location;
using Lightcone.Ranging;

namespace Lightcone.Simulation.Worlds;

/// <summary>A seeded Earth with honest hosts in real cities and round trips by measured quantiles.</summary>
/// <remarks>Everything in it is simulated and says so. It imitates the marginal distribution of round trips by
/// distance, not the map of cables: two neighbours may reach a third city by quite different ways.</remarks>
public sealed class World
{
    private const double DeclaredWithinKilometres = 15; // hosts stand in the metro, not at its town hall

    private readonly ulong _seed;

    private World(ulong seed, IReadOnlyList<SimulatedHost> landmarks, IReadOnlyList<SimulatedHost> targets)
    {
        _seed = seed;
        Landmarks = landmarks;
        Targets = targets;
    }

    /// <summary>The name of a set that comes from this world: always begins with <c>sim-</c>.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"sim-{_seed}");

    /// <summary>What every output that comes from this world must print.</summary>
    public string Label => string.Create(CultureInfo.InvariantCulture,
        $"Simulated world, seed {_seed}: real cities, invented hosts and round trips.");

    /// <summary>The hosts that measure, in the order of their ids.</summary>
    public IReadOnlyList<SimulatedHost> Landmarks { get; }

    /// <summary>The hosts that are to be located, in the order of their ids.</summary>
    public IReadOnlyList<SimulatedHost> Targets { get; }

    /// <summary>The world of a plan.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The plan asks for more landmarks than there are
    /// cities.</exception>
    public static World Create(WorldPlan plan)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.Landmarks, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(plan.Landmarks, City.All.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(plan.Networks, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(plan.Targets);
        var random = new Xoshiro256(plan.Seed);
        var cities = CitiesByLot(random);
        var landmarks = new List<SimulatedHost>(plan.Landmarks);
        for (var i = 0; i < plan.Landmarks; i++)
        {
            var city = cities[plan.InPairs ? i / 2 : i];
            var network = plan.InPairs ? ((i / 2) + ((i % 2) * ((plan.Networks + 1) / 2))) % plan.Networks
                : random.Below(plan.Networks);
            landmarks.Add(Host($"sim-l{i}", city, $"sim-net-{network}", plan, random));
        }

        var targets = new List<SimulatedHost>(plan.Targets);
        for (var i = 0; i < plan.Targets; i++)
        {
            var city = cities[random.Below(cities.Count)];
            targets.Add(Host($"sim-t{i}", city, $"sim-t{i}", plan, random));
        }

        return new World(plan.Seed, landmarks, targets);
    }

    /// <summary>The least round trip that an honest landmark measures to an honest host; the same on every
    /// call.</summary>
    /// <remarks>At least light over the geodesic between the <i>actual</i> places; a whole number of
    /// microseconds.</remarks>
    public RoundTrip Time(SimulatedHost landmark, SimulatedHost target)
    {
        var (low, high) = string.CompareOrdinal(landmark.Id, target.Id) < 0 ? (landmark, target) : (target, landmark);
        var random = new Xoshiro256(Xoshiro256.Mix(_seed, IdHash.Of(low.Id), IdHash.Of(high.Id)));
        var luck = PathModel.Luck(low.AccessLine, high.AccessLine, Normal.Draw(random));
        var kilometres = Geodesic.Metres(landmark.Actual, target.Actual) / 1000;
        var milliseconds = PathModel.Milliseconds(kilometres, luck);
        var slower = PathModel.Asymmetry(random.Unit());
        if (random.Chance(0.5) == (landmark == low)) milliseconds += slower;
        return new RoundTrip(1000 * (long)Math.Ceiling(milliseconds * 1000));
    }

    /// <summary>What the landmarks measure of one host.</summary>
    public IReadOnlyList<Measurement> MeasurementsOf(SimulatedHost target) =>
        [.. Landmarks.Where(landmark => landmark.Id != target.Id)
            .Select(landmark => new Measurement(landmark.ToLandmark(), Time(landmark, target)))];

    /// <summary>Landmarks and targets as a set: every landmark measures every other host.</summary>
    public RttSet ToSet()
    {
        List<SimulatedHost> hosts = [.. Landmarks, .. Targets];
        var rows = new List<RttRow>(Landmarks.Count * hosts.Count);
        for (var i = 0; i < Landmarks.Count; i++)
        {
            for (var j = 0; j < hosts.Count; j++)
            {
                if (i != j) rows.Add(new RttRow(i, j, Time(hosts[i], hosts[j])));
            }
        }

        return new RttSet([.. hosts.Select(ToRttHost)], rows) { StatesFaultDomains = true };
    }

    private static RttHost ToRttHost(SimulatedHost host) => new()
    {
        Id = host.Id,
        Name = host.City.Name + " (simulated)",
        Country = host.City.Country,
        Place = host.Declared,
        PositionErrorMillimetres = host.PositionErrorMillimetres,
        FaultDomain = host.FaultDomain,
    };

    /// <summary>All cities, the larger the likelier early (weight: square root of the population).</summary>
    private static List<City> CitiesByLot(Xoshiro256 random)
    {
        // Efraimidis and Spirakis 2006: order by log(u) / weight, descending.
        return [.. City.All
            .Select(city => (City: city, Key: Arithmetic.PortableMath.Log(1 - random.Unit())
                / Math.Sqrt(city.PopulationThousands)))
            .OrderByDescending(drawn => drawn.Key)
            .Select(drawn => drawn.City)];
    }

    private static SimulatedHost Host(string id, City city, string network, WorldPlan plan, Xoshiro256 random)
    {
        var within = Math.Min(DeclaredWithinKilometres, plan.PositionErrorMillimetres / 1_000_000.0 * 0.99);
        var metres = 1000 * within * Math.Sqrt(random.Unit());
        return new SimulatedHost
        {
            Id = id,
            City = city,
            Declared = city.Place,
            Actual = Geodesic.Destination(city.Place, random.Between(0, 360), metres),
            PositionErrorMillimetres = plan.PositionErrorMillimetres,
            FaultDomain = network,
            AccessLine = Normal.Draw(random),
        };
    }
}
