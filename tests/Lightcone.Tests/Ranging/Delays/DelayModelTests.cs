using Lightcone.Geodesy;
using Lightcone.Ranging;
using Lightcone.Ranging.Delays;
using Lightcone.Simulation.Worlds;

namespace Lightcone.Tests.Ranging.Delays;

public sealed class DelayModelTests
{
    private static readonly RttSet Set = World.Create(new WorldPlan(21) { Landmarks = 60, Targets = 20 }).ToSet();
    private static readonly DelayModel Model = DelayModel.Calibrate(Set, _ => true, _ => true);

    private static readonly UnitVector[] Earth = [.. Enumerable.Range(0, 200).Select(i => UnitVector.Of(new GeoPoint(
        Math.Asin(1 - ((2 * i) + 1) / 200.0) * 180 / Math.PI, ((i * 137.50776405) % 360) - 180)))];

    [Fact]
    public void An_access_level_is_the_median_excess_as_if_two_of_0_had_been_measured_besides()
    {
        foreach (var landmark in Set.Landmarks)
        {
            double[] excesses = [.. Set.Measurements.Where(row => row.LandmarkIndex == landmark).Select(row =>
                DelayTrend.Excess(DelayTrend.Logarithm(row.RoundTrip), DelayTrend.Chord(
                    UnitVector.Of(Set.Hosts[landmark].Place), UnitVector.Of(Set.Hosts[row.TargetIndex].Place))))
                .Order()];
            var median = (excesses[(excesses.Length - 1) / 2] + excesses[excesses.Length / 2]) / 2;
            var expected = median * excesses.Length / (excesses.Length + 2);
            Assert.Equal(expected, Model.AccessLevel(Set.Hosts[landmark].Id), 1e-12);
        }
    }

    [Fact]
    public void A_landmark_that_was_not_calibrated_gets_the_usual_delay()
    {
        Assert.Equal(0, Model.AccessLevel("never heard of"));
        Assert.All(Predictions(Model, ["never heard of"]), prediction => Assert.Equal(0, prediction));
        Assert.All(Predictions(DelayModel.Uncalibrated, Ids), prediction => Assert.Equal(0, prediction));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(5)]
    public void One_lying_host_moves_the_expected_delay_of_other_regions_little(double factor)
    {
        var liar = Set.Targets[30];
        var lied = With(Set, row => row.TargetIndex == liar
            ? row with { RoundTrip = new RoundTrip((long)(row.RoundTrip.ElapsedNanoseconds * factor)) } : row);
        var moved = Moved(DelayModel.Calibrate(lied, _ => true, _ => true), liar);
        Assert.InRange(moved.Average(one => one.By), 0, 0.15);
        Assert.InRange(moved.Where(one => one.Kilometres > 2000).Max(one => one.By), 0, 0.7);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"x {factor}: mean {moved.Average(one => one.By):F3}, most {moved.Max(one => one.By):F3}, beyond 2,000 km "
            + $"{moved.Where(one => one.Kilometres > 2000).Max(one => one.By):F3} spreads");
    }

    [Fact]
    public void A_host_at_a_false_place_moves_the_expected_delay_of_other_regions_little()
    {
        var liar = Set.Targets[30];
        var place = new GeoPoint(-Set.Hosts[liar].Place.Latitude, Set.Hosts[liar].Place.Longitude / 2);
        var moved = Moved(DelayModel.Calibrate(At(Set, liar, place), host => host != liar, _ => true), liar);
        Assert.InRange(moved.Average(one => one.By), 0, 0.3);
    }

    [Fact]
    public void A_host_that_is_left_out_leaves_no_trace()
    {
        var left = Set.Landmarks[7];
        bool Admits(int host) => host != left;
        var changed = With(At(Set, left, new GeoPoint(-80, 10)), row => !Admits(row.LandmarkIndex)
            || !Admits(row.TargetIndex) ? row with { RoundTrip = new RoundTrip(1) } : row);
        Assert.Equal(
            Predictions(DelayModel.Calibrate(Set, Admits, Admits), Ids),
            Predictions(DelayModel.Calibrate(changed, Admits, Admits), Ids));
    }

    [Fact]
    public void Of_too_many_hosts_those_calibrate_that_most_landmarks_measured_and_a_left_out_one_has_no_say()
    {
        // Host i + 2 is measured by the first landmark, the last 80 by the second too; the third is left out.
        var hosts = Enumerable.Range(0, DelayModel.MostHosts + 80).Select(i => HostAt($"h{i}", new GeoPoint(
            Math.Asin(1 - (((2 * i) + 1) / 700.0)) * 180 / Math.PI, ((i * 137.50776405) % 360) - 180))).ToArray();
        RttRow Row(int landmark, int target) => new(landmark, target, new RoundTrip(50_000_000 + (target * 10_000)));
        var rows = Enumerable.Range(3, hosts.Length - 3).Select(target => Row(0, target))
            .Concat(Enumerable.Range(hosts.Length - 80, 80).Select(target => Row(1, target))).ToArray();
        var more = Enumerable.Range(3, 100).Select(target => Row(2, target));
        DelayModel Calibrated(IEnumerable<RttRow> all) =>
            DelayModel.Calibrate(new RttSet(hosts, [.. all]), host => host != 2, host => host != 2);
        var model = Calibrated(rows);
        Assert.Equal(DelayModel.MostHosts, model.Hosts);
        Assert.Equal(Predictions(model, ["h0", "h1"]), Predictions(Calibrated(rows.Concat(more)), ["h0", "h1"]));
        // Nearness to the last host is known, since two landmarks measured it.
        Assert.Contains(model.LikenessTo(UnitVector.Of(hosts[^1].Place)), alike => alike > 0.599);
    }

    [Fact]
    public void Hosts_that_no_landmark_measured_teach_nothing()
    {
        Assert.Equal(0, DelayModel.Calibrate(Set, _ => false, _ => true).Hosts);
        Assert.Equal(0, DelayModel.Calibrate(new RttSet([HostAt("a", new(0, 0))], []), _ => true, _ => true).Hosts);
    }

    [Fact]
    public void One_host_is_enough_to_learn_from()
    {
        var set = new RttSet([HostAt("a", new(50, 8)), HostAt("b", new(48, 2))], [new RttRow(0, 1, new(40_000_000))]);
        var model = DelayModel.Calibrate(set, _ => true, _ => true);
        Assert.Equal(1, model.Hosts);
        Assert.InRange(model.AccessLevel("a"), 0.5, 1.2); // usual are 15 ms
    }

    [Fact]
    public void Hosts_all_at_one_point_give_finite_predictions()
    {
        var hosts = Enumerable.Range(0, 30).Select(i => HostAt($"h{i}", new GeoPoint(1.3, 103.8))).ToArray();
        var rows = hosts.SelectMany((_, i) => hosts.Select((_, j) => (i, j))).Where(pair => pair.i != pair.j)
            .Select(pair => new RttRow(pair.i, pair.j, new RoundTrip(pair.i == 3 ? 1 : 10_000_000_000)));
        var model = DelayModel.Calibrate(new RttSet(hosts, [.. rows]), _ => true, _ => true);
        Assert.All(Predictions(model, ["h0", "h3"]), prediction => Assert.InRange(prediction, -5, 5));
        Assert.All(Earth, place => Assert.InRange(model.Explained(model.LikenessTo(place)), 0, 1));
    }

    [Fact]
    public void No_place_is_explained_wholly_and_none_negatively() => Assert.All(
        Earth.Concat(Set.Hosts.Select(host => UnitVector.Of(host.Place))),
        place => Assert.InRange(Model.Explained(Model.LikenessTo(place)), 0, 0.9));

    private static IEnumerable<string> Ids => Set.Landmarks.Select(landmark => Set.Hosts[landmark].Id);

    private static double[] Predictions(DelayModel model, IEnumerable<string> landmarks) =>
        [.. landmarks.SelectMany(id => Earth.Select(place => model.OfLandmark(id).Predict(model.LikenessTo(place))))];

    private static (double Kilometres, double By)[] Moved(DelayModel other, int liar)
    {
        var from = UnitVector.Of(Set.Hosts[liar].Place);
        return [.. Predictions(Model, Ids).Zip(Predictions(other, Ids), (a, b) => Math.Abs(a - b)).Select((by, i) =>
            (6371 * 2 * Math.Asin(DelayTrend.Chord(from, Earth[i % Earth.Length]) / 2), by))];
    }

    private static RttSet With(RttSet set, Func<RttRow, RttRow> change) =>
        new(set.Hosts, [.. set.Measurements.Select(change)]);

    private static RttSet At(RttSet set, int host, GeoPoint place) => new(
        [.. set.Hosts.Select((one, i) => i == host ? one with { Place = place } : one)], set.Measurements);

    private static RttHost HostAt(string id, GeoPoint place) =>
        new() { Id = id, Name = id, Place = place, FaultDomain = id };
}
