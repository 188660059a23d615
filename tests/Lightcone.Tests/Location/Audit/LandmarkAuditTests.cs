using CsCheck;
using Lightcone.Geodesy;
using Lightcone.Location.Audit;
using Lightcone.Ranging;
using Lightcone.Tests.Ranging;

namespace Lightcone.Tests.Location.Audit;

public sealed class LandmarkAuditTests
{
    private static readonly Gen<double> Delay = Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 50]);

    [Fact]
    public void Landmarks_that_only_add_delay_are_never_flagged() =>
        Meshes.Sample(mesh => Assert.Empty(LandmarkAudit.Run(mesh).Conflicts));

    private static Gen<RttSet> Meshes =>
        from places in Scene.Place.Array[2, 12]
        from delays in Delay.Array[places.Length * places.Length]
        from kept in Gen.Bool.Array[places.Length * places.Length]
        let side = places.Length
        select MeshOf(places, places, (i, j) => delays[(i * side) + j], (i, j) => kept[(i * side) + j]);

    [Fact]
    public void One_wrong_place_among_many_is_singled_out_with_the_place_where_it_would_fit()
    {
        var mesh = MeshOf(Declared(7), Places, (i, j) => 1 + ((i + j) % 3));
        var result = LandmarkAudit.Run(mesh);
        Assert.Equal(["h7"], Assert.Single(result.Flagged).Landmarks);
        Assert.All(result.Conflicts, conflict => Assert.Contains("h7", conflict.Landmarks));
        Assert.All(result.Conflicts, conflict => Assert.Equal("h7", conflict.LikelyWrong));
        Assert.Equal("h6", result.Conflicts[0].PlausiblyNear);
        Assert.Equal(("c", "fibre"), (result.Conflicts[0].ProvedAt, result.Conflicts[0].InferredAt));
        Assert.True(result.FlaggedIds.SetEquals(["h7"]));
    }

    [Fact]
    public void A_pair_that_nothing_tells_apart_is_flagged_as_a_pair()
    {
        var result = LandmarkAudit.Run(SetOf([new(0, 0), new(0, 20)], (0, 1, 1.0)));
        Assert.Equal(["h0", "h1"], Assert.Single(result.Flagged).Landmarks);
        var conflict = Assert.Single(result.Conflicts);
        Assert.Null(conflict.LikelyWrong);
        Assert.Null(conflict.PlausiblePlace);
        Assert.InRange(conflict.OvershootMillimetres, 1_900_000_000, 2_100_000_000);
    }

    [Fact]
    public void Both_position_errors_are_granted()
    {
        // 2,226 km apart; light crosses 2,126 km and a little more in 14.2 ms, and the cities may help by 100 km.
        Assert.Empty(LandmarkAudit.Run(SetOf([new(0, 0), new(0, 20)], (0, 1, 14.2))).Conflicts);
        Assert.Single(LandmarkAudit.Run(SetOf([new(0, 0), new(0, 20)], (0, 1, 14.1))).Conflicts);
    }

    [Fact]
    public void Two_landmarks_round_a_common_target_are_in_conflict_only_together_with_it()
    {
        // The target's own city may be 50 km off on either side, but it cannot be on both sides at once.
        var result = LandmarkAudit.Run(SetOf([new(0, 0), new(0, 4), new(0, 2)], (0, 2, 0.85), (1, 2, 0.85)));
        Assert.Equal(["h0", "h1", "h2"], Assert.Single(result.Conflicts).Landmarks);
    }

    [Fact]
    public void Three_of_which_each_two_disagree_are_all_flagged() =>
        Assert.Equal(["h0", "h1", "h2"], LandmarkAudit
            .Run(SetOf([new(0, 0), new(0, 20), new(15, 10)], (0, 1, 1), (1, 2, 1), (0, 2, 1)))
            .FlaggedIds.Order());

    [Fact]
    public void The_order_of_the_rows_never_matters() =>
        Gen.Int.Sample(seed =>
        {
            var mesh = MeshOf(Declared(3, 9), Places, (i, j) => 1 + ((i * j) % 4));
            var rows = mesh.Measurements.ToArray();
            new Random(seed).Shuffle(rows);
            Assert.Equal(Told(LandmarkAudit.Run(mesh)), Told(LandmarkAudit.Run(new RttSet(mesh.Hosts, rows))));
        }, iter: 20);

    [Fact]
    public void Without_the_flagged_hosts_no_conflict_is_left() =>
        (from wrong in Gen.Int[0, 11].Array[0, 4] from delay in Gen.Double[0, 6] select (wrong, delay)).Sample(test =>
        {
            var mesh = MeshOf(Declared(test.wrong), Places, (_, _) => test.delay);
            var flagged = LandmarkAudit.Run(mesh).FlaggedIds;
            bool Kept(int host) => !flagged.Contains(mesh.Hosts[host].Id);
            var rest = mesh.Measurements.Where(row => Kept(row.LandmarkIndex) && Kept(row.TargetIndex)).ToArray();
            Assert.Empty(LandmarkAudit.Run(new RttSet(mesh.Hosts, rest)).Conflicts);
        });

    [Fact]
    public void Who_is_flagged_can_be_asked_without_the_story() =>
        Gen.Int[0, 11].Array[0, 4].Sample(wrong =>
        {
            var mesh = MeshOf(Declared(wrong), Places, (_, _) => 1);
            Assert.True(LandmarkAudit.FlaggedIds(mesh).SetEquals(LandmarkAudit.Run(mesh).FlaggedIds));
        }, iter: 20);

    [Fact]
    public void The_known_misplaced_hosts_of_wondernetwork_are_in_conflict_and_an_odd_but_possible_pair_is_not()
    {
        var set = SharedSets.Read("wondernetwork");
        var result = LandmarkAudit.Run(set);
        foreach (var pair in new[] { "wn156 wn204", "wn190 wn27", "wn3 wn147", "wn139 wn8" })
        {
            string[] ids = pair.Split(' ');
            Assert.Contains(result.Conflicts, conflict => conflict.Landmarks.Order().SequenceEqual(ids.Order()));
        }

        Assert.Contains(result.Flagged, flagged => flagged.Landmarks.SequenceEqual(["wn220"]));
        Assert.DoesNotContain(result.Conflicts,
            conflict => conflict.Landmarks.Contains("wn221") || conflict.Landmarks.Contains("wn262"));
        TestContext.Current.TestOutputHelper?.WriteLine(Told(result));
    }

    [Fact]
    public void The_likelier_culprits_of_wondernetwork_are_the_ones_that_other_hosts_place_elsewhere()
    {
        var conflicts = LandmarkAudit.Run(SharedSets.Read("wondernetwork")).Conflicts;
        (string?, string?) Guess(string a, string b)
        {
            var conflict = conflicts.Single(c => c.Landmarks.Order().SequenceEqual(new[] { a, b }.Order()));
            return (conflict.LikelyWrong, conflict.PlausiblyNear);
        }

        Assert.Equal(("wn204", "wn156"), Guess("wn156", "wn204")); // Belfast is near London
        Assert.Equal(("wn190", "wn27"), Guess("wn190", "wn27"));   // Rome is at Milan
        Assert.Equal(("wn3", "wn147"), Guess("wn3", "wn147"));     // Prague is at Bratislava
        Assert.Equal((null, null), Guess("wn139", "wn8"));         // Wellington or Auckland: nothing tells
        var newYork = new GeoPoint(40.71, -74.01);                 // La Ceiba in Honduras is in New York
        Assert.All(conflicts.Where(c => c.Landmarks.Contains("wn220")), c =>
        {
            Assert.Equal("wn220", c.LikelyWrong);
            Assert.InRange(Geodesic.Metres(newYork, c.PlausiblePlace!), 0, 50_000);
        });
    }

    [Fact]
    public void Nothing_is_found_in_the_azure_set() =>
        Assert.Empty(LandmarkAudit.Run(SharedSets.Read("azure")).Conflicts);

    private static readonly GeoPoint[] Places =
        [.. Enumerable.Range(0, 12).Select(i => new GeoPoint((i % 4 * 7) - 10, (i / 4 * 9) - 10))];

    /// <summary>The places, some of them declared on the other side of the Earth.</summary>
    private static GeoPoint[] Declared(params int[] wrong) =>
        [.. Places.Select((place, i) => wrong.Contains(i) ? new GeoPoint(-place.Latitude, 160 + i) : place)];

    private static RttSet MeshOf(GeoPoint[] declared, GeoPoint[] true_, Func<int, int, double> delay,
        Func<int, int, bool>? kept = null) => SetOf(declared,
        [
            .. from i in Enumerable.Range(0, declared.Length)
               from j in Enumerable.Range(0, declared.Length)
               where i != j && (kept?.Invoke(i, j) ?? true)
               select (i, j, (Geodesic.Metres(true_[i], true_[j]) * 2 / 199_861_639) * 1000 + delay(i, j) + 1e-6),
        ]);

    private static RttSet SetOf(GeoPoint[] declared, params (int I, int J, double Milliseconds)[] rows) => new(
        [.. declared.Select((place, i) => Host($"h{i}", place))],
        [.. rows.Select(row => new RttRow(row.I, row.J, new RoundTrip((long)Math.Ceiling(row.Milliseconds * 1e6))))]);

    private static RttHost Host(string id, GeoPoint place) =>
        new() { Id = id, Name = id, Place = place, FaultDomain = id };

    private static string Told(AuditResult result) => string.Join('\n', result.Conflicts
        .Select(c => $"{string.Join(',', c.Landmarks)} {c.OvershootMillimetres} {c.LikelyWrong} {c.PlausiblyNear}")
        .Concat(result.Flagged.Select(f => $"{string.Join(',', f.Landmarks)} {f.Conflicts}")));
}
