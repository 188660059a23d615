using Lightcone.Geodesy;
using Lightcone.Location;
using Lightcone.Location.Estimates;
using Lightcone.Ranging;
using static Lightcone.Tests.Location.Estimates.EstimateScene;

namespace Lightcone.Tests.Location.Estimates;

public sealed class SoftEstimatorTests
{
    public static TheoryData<long> RoundTrips => [1, 1_000, 1_000_000, 50_000_000, 400_000_000, 10_000_000_000];

    public static TheoryData<double, double> Places =>
        new() { { 50.1, 8.7 }, { -18.13, 178.43 }, { -16.8, -179.99 }, { 66.5, 180 }, { -90, 0 }, { 82.5, -62.3 } };

    [Fact]
    public void Nothing_measured_gives_no_estimate() =>
        Assert.Null(Estimator.Estimate([], LocationSolver.Solve([], 0)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void An_estimate_never_leaves_the_hard_region_and_the_half_lies_within_nine_tenths(int faults)
    {
        foreach (var target in Simulated.Targets.Take(20))
        {
            var measurements = Simulated.MeasurementsOf(target);
            var result = LocationSolver.Solve(measurements, faults);
            IsSound(Estimate(measurements, faults), result.Region);
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_host_at_the_antimeridian_or_at_a_pole_is_estimated_like_any_other(double latitude, double longitude)
    {
        var place = new GeoPoint(latitude, longitude);
        var measurements = Usual(place);
        var estimate = Estimate(measurements);
        IsSound(estimate, LocationSolver.Solve(measurements, 0).Region);
        Assert.InRange(Kilometres(estimate.Point, place), 0, 2500);
        Assert.True(estimate.NineTenths.FarthestMillimetres(place) < 9_000_000_000);
    }

    [Theory]
    [MemberData(nameof(RoundTrips))]
    public void The_same_round_trip_from_all_landmarks_however_absurd_still_gives_an_estimate(long nanoseconds)
    {
        var measurements = Simulated.Landmarks.Select(landmark =>
            new Measurement(landmark.ToLandmark(), new RoundTrip(nanoseconds))).ToArray();
        var estimate = Estimate(measurements);
        Assert.All(estimate.Countries, country => Assert.InRange(country.Probability, 0, 1));
        Assert.NotEmpty(estimate.Half.Cells);
        // Without calibration too, and from a single landmark.
        var result = LocationSolver.Solve(measurements[..1], 0);
        Assert.NotNull(SoftEstimator.Uncalibrated(Pack).Estimate(measurements[..1], result));
    }

    [Fact]
    public void Contradictory_discs_give_an_estimate_near_the_landmarks_that_agree()
    {
        var (frankfurt, sydney) = (new GeoPoint(50.11, 8.68), new GeoPoint(-33.87, 151.2));
        var measurements = Usual(frankfurt);
        measurements[0] = new Measurement(Scene.At("liar", sydney), new RoundTrip(1_000_000));
        Assert.True(LocationSolver.Solve(measurements, 0).IsContradictory);
        Assert.InRange(Kilometres(Estimate(measurements).Point, frankfurt), 0, 800);
    }

    [Fact]
    public void Duplicates_and_the_order_of_the_measurements_change_nothing()
    {
        foreach (var target in Simulated.Targets.Take(5))
        {
            var measurements = Simulated.MeasurementsOf(target);
            var (once, again) = (Estimate(measurements), Estimate([.. measurements.Reverse(), .. measurements]));
            Assert.Equal(Bytes(once), Bytes(again));
        }
    }

    [Fact]
    public void One_landmark_that_claims_three_tenths_of_its_round_trip_raises_the_median_error_by_less_than_half()
    {
        var random = new Random(12);
        double Error(int target, IReadOnlyList<Measurement> measurements) => Kilometres(
            Estimate(measurements, faults: 1).Point, Simulated.Targets[target].Actual);
        var (honest, lied) = (new List<double>(), new List<double>());
        for (var target = 0; target < 16; target++)
        {
            var measurements = Simulated.MeasurementsOf(Simulated.Targets[target]).ToArray();
            honest.Add(Error(target, measurements));
            var liar = random.Next(measurements.Length);
            var claimed = new RoundTrip((long)(measurements[liar].RoundTrip.ElapsedNanoseconds * 0.3));
            measurements[liar] = new Measurement(measurements[liar].Landmark, claimed);
            lied.Add(Error(target, measurements));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"median error {Median(honest):F0} km, with a liar {Median(lied):F0} km");
        Assert.InRange(Median(lied) / Median(honest), 0.5, 1.5);
    }

    [Fact]
    public void A_target_that_delays_chosen_answers_moves_its_estimate_which_is_why_it_is_advisory()
    {
        var (shanghai, tokyo) = (new GeoPoint(31.23, 121.47), new GeoPoint(35.68, 139.76));
        var honest = Usual(shanghai);
        // It holds every answer back until it would have come from Tokyo; what is late already it cannot undo.
        Measurement[] delayed = [.. honest.Zip(Usual(tokyo), (honestly, feigned) =>
            honestly.RoundTrip.ElapsedNanoseconds > feigned.RoundTrip.ElapsedNanoseconds ? honestly : feigned)];
        Assert.Equal("CN", Estimate(honest).Countries[0].Country);
        Assert.InRange(Kilometres(Estimate(honest).Point, shanghai), 0, 500);
        Assert.NotEqual("CN", Estimate(delayed).Countries[0].Country);
        Assert.InRange(Kilometres(Estimate(delayed).Point, shanghai), 700, 20_000);
        // The hard bound cannot be led astray: it still holds the true place.
        Assert.True(LocationSolver.Solve(delayed, 0).Region.Contains(shanghai));
    }

    [Fact]
    public void The_declared_country_is_the_likeliest_one_for_half_of_the_targets_at_least()
    {
        var right = Simulated.Targets.Count(target =>
            Estimate(Simulated.MeasurementsOf(target)).Countries[0].Country == target.City.Country);
        Assert.InRange(right, Simulated.Targets.Count / 2, Simulated.Targets.Count);
    }

    [Fact]
    public void An_area_that_learnt_from_too_few_hosts_is_the_default_one() =>
        Assert.Equal(0, Estimate(Simulated.MeasurementsOf(Simulated.Targets[0])).CalibrationHosts);

    private static string Bytes(SoftEstimate estimate) => string.Join('|',
        $"{estimate.Point.Latitude:R} {estimate.Point.Longitude:R}",
        Convert.ToHexString(estimate.Half.CanonicalBytes()), Convert.ToHexString(estimate.NineTenths.CanonicalBytes()),
        string.Join(' ', estimate.Countries.Select(country => $"{country.Country} {country.Probability:R}")));
}
