using Lightcone.Geodesy;
using Lightcone.Geodesy.Places;
using Lightcone.Ranging;
using Lightcone.Simulation.Worlds;

namespace Lightcone.Simulation.Adversaries;

/// <summary>Draws the set-up of a trial from its seed: where everybody is, what is claimed, who is bad.</summary>
internal sealed class SceneMaker
{
    private readonly Xoshiro256 _random;
    private readonly AttackKind _attack;
    private readonly int _faults;
    private readonly GeoPoint _decoy;

    private SceneMaker(ulong seed)
    {
        _random = new Xoshiro256(seed);
        _attack = (AttackKind)_random.Below(Enum.GetValues<AttackKind>().Length);
        _faults = _random.Below(4);
        _decoy = SomeCity().Place;
    }

    /// <summary>The scene of a seed.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="badBeyondFaults">How many more domains than f are bad; 0 keeps the verifier's assumption.</param>
    public static TrialScene Make(ulong seed, int badBeyondFaults)
    {
        var maker = new SceneMaker(seed);
        var (zone, home) = ZoneDraw.False(maker._random, maker._decoy);
        var keys = maker.Keys(zone, home);
        var landmarks = maker.Landmarks(keys, zone, maker._faults + badBeyondFaults);
        return new TrialScene
        {
            Seed = seed,
            Attack = maker._attack,
            Faults = maker._faults,
            Landmarks = landmarks,
            KeyPlaces = keys,
            Decoy = maker._decoy,
            FalseZone = zone.Zone,
            TrueZone = ZoneDraw.True(maker._random, keys[0]),
            Random = maker._random,
        };
    }

    private City SomeCity() => City.All[_random.Below(City.All.Count)];

    /// <summary>The first key place is outside the zone; copies, if any, are outside on all sides.</summary>
    private List<GeoPoint> Keys(DrawnZone zone, GeoPoint home)
    {
        var keys = new List<GeoPoint> { home };
        if (_attack is not (AttackKind.CopiedKeys or AttackKind.DistributedKey or AttackKind.Helper)) return keys;
        var copies = 1 + _random.Below(5);
        var first = _random.Between(0, 360);
        for (var i = 0; i < copies; i++)
        {
            var place = _attack == AttackKind.CopiedKeys
                ? zone.JustOutside(first + (i * 360.0 / copies), _random)
                : SomeCity().Place;
            if (place is not null && zone.IsCertainlyOutside(place)) keys.Add(place);
        }

        return keys;
    }

    private List<SceneLandmark> Landmarks(List<GeoPoint> keys, DrawnZone zone, int badDomains)
    {
        var count = 5 + _random.Below(20);
        var domains = 3 + _random.Below(10);
        var registers = Enumerable.Range(0, count).Select(i => Register(i, domains, keys[0])).ToList();
        var bad = BadDomains(registers, zone.Zone, badDomains);
        return [.. registers.Select(register => Stand(register, keys, bad.Contains(register.FaultDomain)))];
    }

    private Landmark Register(int index, int domains, GeoPoint home) => new()
    {
        Id = $"sim-l{index}",
        // Half stand near the decoy, where a proof would come from, or at it, where a zone that is a metre too wide
        // would show; some near the truth; the rest anywhere.
        Position = _random.Below(8) switch
        {
            0 => _decoy,
            < 4 => Geodesic.Destination(_decoy, _random.Between(0, 360), _random.Between(0, 400_000)),
            < 6 => Geodesic.Destination(home, _random.Between(0, 360), _random.Between(0, 800_000)),
            _ => SomeCity().Place,
        },
        PositionErrorMillimetres = _random.Chance(0.5) ? Landmark.CityPositionErrorMillimetres : 100_000,
        FaultDomain = $"sim-net-{_random.Below(domains)}",
    };

    /// <summary>Greedily those whose landmarks have the most room inside the zone: nearest to a false proof.</summary>
    private HashSet<string> BadDomains(List<Landmark> registers, Zone zone, int count) =>
        [.. registers.GroupBy(register => register.FaultDomain)
            .OrderByDescending(group => group.Max(register => zone.LargestRadiusInside(register.Position)))
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key)
            .Take(_attack is AttackKind.Honest ? 0 : count)];

    /// <summary>Where a landmark really stands: off its declared place, for half of them by the whole allowance and
    /// straight towards the key, which makes the round trip as short as an honest one can be.</summary>
    private SceneLandmark Stand(Landmark register, List<GeoPoint> keys, bool isBad)
    {
        var nearest = keys.MinBy(key => Geodesic.Metres(register.Position, key))!;
        var most = Math.Min(register.PositionErrorMillimetres / 1000.0, Geodesic.Metres(register.Position, nearest));
        var worst = _random.Chance(0.5);
        var azimuth = worst ? Geodesic.AzimuthDegrees(register.Position, nearest) : _random.Between(0, 360);
        var metres = most * (worst ? 1 - 1e-9 : _random.Unit());
        return new SceneLandmark(register, Geodesic.Destination(register.Position, azimuth, metres), isBad);
    }
}
