using Lightcone.Geodesy;
using Lightcone.Ranging;
using Lightcone.Ranging.Delays;
using Lightcone.Simulation.Worlds;

namespace Lightcone.Tests.Ranging.Delays;

public sealed class DelayLikelihoodTests
{
    private static readonly World Simulated = World.Create(new WorldPlan(8) { Landmarks = 70, Targets = 20 });
    private static readonly DelayModel Model =
        DelayModel.Calibrate(Simulated.ToSet(), host => host < 70, host => host < 70);

    private static readonly UnitVector[] Places =
        [.. Simulated.Landmarks.Take(25).Select(landmark => UnitVector.Of(landmark.Declared))];

    [Fact]
    public void Only_the_40_least_round_trips_count()
    {
        var all = Measured(0).OrderBy(one => one.RoundTrip.ElapsedNanoseconds).ToArray();
        Assert.Equal(DelayLikelihood.MostLandmarks, Likelihood(all).Count);
        Assert.Equal(Values(Likelihood(all[..40])), Values(Likelihood(all)));
    }

    [Fact]
    public void The_order_of_the_measurements_never_matters()
    {
        var shuffled = Measured(1);
        new Random(4).Shuffle(shuffled);
        Assert.Equal(Values(Likelihood(Measured(1))), Values(Likelihood(shuffled)));
    }

    [Fact]
    public void A_landmark_that_measured_twice_counts_once_with_its_least_round_trip()
    {
        var once = Measured(2)[..12];
        var again = once.Select(one =>
            (one.Landmark, new RoundTrip(one.RoundTrip.ElapsedNanoseconds + 1_000_000))).ToArray();
        Assert.Equal(Values(Likelihood(once)), Values(Likelihood([.. again, .. once, .. once])));
    }

    [Fact]
    public void One_landmark_is_enough_and_a_near_place_explains_a_short_round_trip_best()
    {
        var landmark = Simulated.Landmarks[0].ToLandmark();
        var likelihood = Likelihood([(landmark, new RoundTrip(5_000_000))]);
        var (here, there) = (UnitVector.Of(landmark.Position), UnitVector.Of(Simulated.Landmarks[1].Declared));
        Assert.True(likelihood.LogLikelihood(here, likelihood.OutlookAt(here))
            > likelihood.LogLikelihood(there, likelihood.OutlookAt(there)));
    }

    [Fact]
    public void Nothing_measured_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => Likelihood([]));

    [Theory]
    [InlineData(1)]
    [InlineData(10_000_000_000)]
    public void Impossible_round_trips_have_a_finite_likelihood(long nanoseconds) => Assert.All(
        Values(Likelihood([.. Measured(3).Select(one => (one.Landmark, new RoundTrip(nanoseconds)))])),
        value => Assert.True(double.IsFinite(value)));

    [Fact]
    public void An_answer_far_too_early_is_named()
    {
        for (var target = 0; target < Simulated.Targets.Count; target++)
        {
            var measured = Measured(target)[..30];
            var place = UnitVector.Of(Simulated.Targets[target].Declared);
            // A landmark half-way round the Earth that claims to be close by.
            var far = measured.MaxBy(one => DelayTrend.Chord(UnitVector.Of(one.Landmark.Position), place));
            var lied = measured.Select(one => one == far ? (one.Landmark, new RoundTrip(20_000_000)) : one).ToArray();
            var likelihood = Likelihood(lied);
            var (index, deviations) = likelihood.Earliest(place, likelihood.ExpectedAt(place));
            Assert.True(deviations > 2);
            Assert.Equal(Values(Likelihood([.. lied.Where(one => one.Landmark != far.Landmark)])),
                Values(likelihood.Without(index)));
        }
    }

    [Fact]
    public void An_answer_however_late_is_never_named()
    {
        for (var target = 0; target < Simulated.Targets.Count; target++)
        {
            var measured = Measured(target)[..30];
            var place = UnitVector.Of(Simulated.Targets[target].Declared);
            var late = new RoundTrip(2_000_000_000);
            var likelihood = Likelihood(
                [.. measured.Select((one, i) => i == target % 30 ? (one.Landmark, late) : one)]);
            var (index, _) = likelihood.Earliest(place, likelihood.ExpectedAt(place));
            // The late one stands last in the order of round trips.
            Assert.NotEqual(29, index);
        }
    }

    private static DelayLikelihood Likelihood((Landmark Landmark, RoundTrip RoundTrip)[] measured) =>
        new(Model, measured);

    private static (Landmark Landmark, RoundTrip RoundTrip)[] Measured(int target) =>
        [.. Simulated.MeasurementsOf(Simulated.Targets[target]).Select(one => (one.Landmark, one.RoundTrip))];

    private static double[] Values(DelayLikelihood likelihood) => [.. Places.SelectMany(place =>
    {
        var outlook = likelihood.OutlookAt(place);
        return new[]
        {
            likelihood.LogLikelihood(place, outlook), likelihood.PatientLogLikelihood(place, outlook.Expected),
        };
    })];
}
