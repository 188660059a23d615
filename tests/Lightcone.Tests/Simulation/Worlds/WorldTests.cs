using System.Text;
using Lightcone.Geodesy;
using Lightcone.Ranging;
using Lightcone.Simulation.Worlds;

namespace Lightcone.Tests.Simulation.Worlds;

public sealed class WorldTests
{
    private static readonly World Example = World.Create(new WorldPlan(11) { Landmarks = 120, Targets = 30 });

    [Fact]
    public void The_same_plan_gives_the_same_world_byte_for_byte()
    {
        var again = World.Create(new WorldPlan(11) { Landmarks = 120, Targets = 30 });
        Assert.Equal(RttSetFolder.HostsCsv(Example.ToSet()), RttSetFolder.HostsCsv(again.ToSet()));
        Assert.Equal(RttSetFolder.RttsCsv(Example.ToSet()), RttSetFolder.RttsCsv(again.ToSet()));
    }

    [Fact]
    public void Nothing_outruns_light_between_the_true_places()
    {
        foreach (var landmark in Example.Landmarks)
        {
            foreach (var target in Example.Targets)
            {
                var metres = Geodesic.Metres(landmark.Actual, target.Actual);
                Assert.True(Example.Time(landmark, target).ElapsedNanoseconds >= 2 * metres / 0.299792458);
            }
        }
    }

    [Fact]
    public void Inflation_of_the_whole_world_is_as_measured()
    {
        // Measured on WonderNetwork, RTT / (2 d / (2/3 c)): p1 1.28, p10 1.43, p50 1.99, p90 3.55.
        var set = Example.ToSet();
        double Kilometres(RttRow row) =>
            Geodesic.Metres(set.Hosts[row.LandmarkIndex].Place, set.Hosts[row.TargetIndex].Place) / 1000;
        var inflation = set.Measurements
            .Select(row => (Row: row, Kilometres: Kilometres(row)))
            .Where(pair => pair.Kilometres > 30)
            .Select(pair => pair.Row.RoundTrip.ElapsedNanoseconds / 1e6 / (2 * pair.Kilometres / 199.86))
            .Order().ToArray();
        double At(double level) => inflation[(int)(level * (inflation.Length - 1))];
        Assert.InRange(At(0.01), 1.15, 1.45);
        Assert.InRange(At(0.1), 1.35, 1.65);
        Assert.InRange(At(0.5), 1.8, 2.2);
        Assert.InRange(At(0.9), 2.8, 4.0);
    }

    [Fact]
    public void A_world_says_that_it_is_simulated_and_keeps_the_truth_to_itself()
    {
        Assert.StartsWith("sim-", Example.Name);
        Assert.Contains("Simulated", Example.Label);
        var hosts = Example.ToSet().Hosts;
        Assert.All(hosts, host => Assert.StartsWith("sim-", host.Id));
        Assert.All(hosts, host => Assert.Contains("(simulated)", host.Name));
        Assert.DoesNotContain(Example.Targets, target => hosts.Any(host => host.Place == target.Actual));
    }

    [Fact]
    public void Hosts_stand_within_their_stated_position_error() =>
        Assert.All(Example.Landmarks.Concat(Example.Targets), host => Assert.True(
            Geodesic.UpperMillimetres(host.Declared, host.Actual) <= host.PositionErrorMillimetres));

    [Fact]
    public void The_files_of_a_world_are_read_back_exactly()
    {
        var set = Example.ToSet();
        var hosts = Encoding.UTF8.GetBytes(RttSetFolder.HostsCsv(set));
        var rtts = Encoding.UTF8.GetBytes(RttSetFolder.RttsCsv(set));
        Assert.True(RttSet.TryParse(hosts, rtts, out var read, out _, out _));
        Assert.Equal(set.Hosts, read.Hosts);
        Assert.Equal(set.Measurements, read.Measurements);
    }

    [Fact]
    public void Landmarks_in_pairs_share_a_city_but_not_a_network()
    {
        var world = World.Create(new WorldPlan(3) { Landmarks = 40, InPairs = true, Networks = 6 });
        for (var i = 0; i < 40; i += 2)
        {
            Assert.Equal(world.Landmarks[i].City, world.Landmarks[i + 1].City);
            Assert.NotEqual(world.Landmarks[i].FaultDomain, world.Landmarks[i + 1].FaultDomain);
        }
    }
}
