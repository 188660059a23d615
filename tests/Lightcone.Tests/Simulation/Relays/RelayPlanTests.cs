using System.Net;
using CsCheck;
using Lightcone.Geodesy;
using Lightcone.Ranging;
using Lightcone.Simulation.Relays;
using Lightcone.Simulation.Relays.Timing;
using Lightcone.Simulation.Worlds;

namespace Lightcone.Tests.Simulation.Relays;

public sealed class RelayPlanTests
{
    private static readonly GeoPoint Johor = new(1.4927, 103.7414);
    private static readonly GeoPoint Ashburn = new(39.0438, -77.4874);
    private static readonly GeoPoint Shenzhen = new(22.5431, 114.0579);

    [Fact]
    public void A_round_trip_is_planned_to_the_nanosecond_and_an_odd_one_comes_back() =>
        Gen.Long[1, 2 * OneWayPlan.MostDelayNanoseconds].Sample(nanoseconds =>
        {
            var plan = RelayPlan.Of(new RoundTrip(nanoseconds));
            return plan.LeastNanoseconds == nanoseconds
                && plan.Back.DelayNanoseconds - plan.Forth.DelayNanoseconds == nanoseconds % 2;
        });

    [Fact]
    public void No_two_places_are_nearer_than_fibre_on_the_great_circle() =>
        Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180], Gen.Double[0, 1]).Sample((latitude, longitude, luck) =>
        {
            var place = new GeoPoint(latitude, longitude);
            var milliseconds = RelayPlan.Between(Johor, place, luck).LeastNanoseconds / 1e6;
            var kilometres = Geodesic.Metres(Johor, place) / 1000;
            return milliseconds >= 2 * kilometres / PathModel.FibreKilometresPerMillisecond;
        });

    [Fact]
    public void Shenzhen_is_nearer_to_Johor_than_Ashburn_and_a_place_is_near_itself()
    {
        var there = RelayPlan.Between(Johor, Shenzhen).LeastNanoseconds;
        Assert.InRange(there, RelayPlan.Between(Johor, Johor).LeastNanoseconds,
            RelayPlan.Between(Johor, Ashburn).LeastNanoseconds);
    }

    [Fact]
    public void A_hairpin_lengthens_its_direction_alone()
    {
        var plan = RelayPlan.Delays(10, 20).WithHairpin(RelayDirection.Back, 5).WithHairpin(RelayDirection.Forth, 3);
        Assert.Equal(13, plan.In(RelayDirection.Forth).LeastNanoseconds);
        Assert.Equal(25, plan.In(RelayDirection.Back).LeastNanoseconds);
        Assert.Equal(38, plan.LeastNanoseconds);
    }

    [Fact]
    public void A_plan_for_which_nothing_was_said_adds_nothing()
    {
        Assert.Equal(0, RelayPlan.AtOnce.LeastNanoseconds);
        Assert.Equal(default, Fate.Of(OneWayPlan.AtOnce, 1, 1));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(OneWayPlan.MostDelayNanoseconds + 1)]
    public void A_time_below_zero_or_beyond_the_Earth_is_refused(long nanoseconds)
    {
        Refused(() => new OneWayPlan { DelayNanoseconds = nanoseconds });
        Refused(() => new OneWayPlan { HairpinNanoseconds = nanoseconds });
        Refused(() => new OneWayPlan { HoldNanoseconds = nanoseconds });
        Refused(() => Jitter.Uniform(nanoseconds));
        Refused(() => Jitter.Exponential(nanoseconds));
        Refused(() => RelaySend.After(nanoseconds, RelayDirection.Back, default));
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void A_probability_that_is_none_is_refused(double value)
    {
        Refused(() => new OneWayPlan { Loss = value });
        Refused(() => new OneWayPlan { Duplication = value });
        Refused(() => new OneWayPlan { Reordering = value });
        Refused(() => RelayPlan.Between(Johor, Ashburn, value));
    }

    [Fact]
    public void A_rate_or_a_limit_of_nothing_is_refused()
    {
        Refused(() => new OneWayPlan { BytesPerSecond = 0 });
        Refused(() => new RelayLimits { Flows = 0 });
        Refused(() => new RelayLimits { Datagrams = 0 });
        Refused(() => new RelayLimits { DatagramBytes = 65_508 });
        Refused(() => new RelayLimits { StreamBytes = 0 });
    }

    [Fact]
    public void A_relay_to_or_on_a_real_network_is_refused()
    {
        var real = new IPEndPoint(IPAddress.Parse("192.0.2.1"), 80);
        var own = new IPEndPoint(IPAddress.IPv6Loopback, 80);
        Assert.Throws<ArgumentException>(() => new RelayOrder(real, RelayPlan.AtOnce));
        Assert.Throws<ArgumentException>(() => new RelayOrder(own, RelayPlan.AtOnce) { Listen = real });
        Assert.Equal(new IPEndPoint(own.Address, 0), new RelayOrder(own, RelayPlan.AtOnce).Listen);
    }

    private static void Refused(Func<object> make) => Assert.Throws<ArgumentOutOfRangeException>(make);
}
