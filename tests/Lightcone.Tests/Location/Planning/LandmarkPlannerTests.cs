using CsCheck;
using Lightcone.Geodesy;
using Lightcone.Location.Planning;
using Lightcone.Ranging;

namespace Lightcone.Tests.Location.Planning;

public sealed class LandmarkPlannerTests
{
    private const long Surveyed = 1_000_000; // 1 km

    private static readonly GeoPoint Middle = new(48, 10);

    // A few hundred kilometres of sites and cities, three to five networks: small enough to be solved exactly.
    private static readonly Gen<PlanRequest> Requests = Gen.Select(
        Gen.Select(Gen.Double[0, 360], Gen.Double[0, 400]).List[1, 4],
        Gen.Select(Gen.Double[0, 360], Gen.Double[0, 400], Gen.Int[1, 31]).List[1, 6],
        Gen.Int[0, 2],
        Gen.Int[0, 3]).Select((sites, cities, faults, probability) => new PlanRequest(
            [.. sites.Select((at, i) => Site(i, at.Item1, at.Item2))],
            [.. cities.Select((at, i) => City(i, at.Item1, at.Item2, at.Item3))])
        {
            FaultsTolerated = faults,
            RequiredProbability = new[] { 0.3, 0.5, 0.75, 0.9 }[probability],
        });

    [Fact]
    public void Each_covered_site_has_f_plus_1_independent_domains_that_can_prove_it() => Requests.Sample(request =>
    {
        var plan = LandmarkPlanner.Plan(request);
        Assert.All(plan.Sites, site =>
        {
            var domains = site.Witnesses.Select(witness => witness.Landmark.FaultDomain).Distinct().Count();
            Assert.True(domains > request.FaultsTolerated);
            Assert.True(site.Probability >= request.RequiredProbability - 1e-9);
            Assert.All(site.Witnesses, witness => Assert.Contains(witness.Landmark, plan.Landmarks));
        });
        Assert.Equal(request.Sites.Count, plan.Sites.Count + plan.Uncovered.Count);
    }, iter: 100);

    [Fact]
    public void Another_candidate_never_needs_more_landmarks() =>
        Gen.Select(Requests, Gen.Double[0, 360], Gen.Double[0, 400]).Sample((request, azimuth, kilometres) =>
        {
            var more = request with { Candidates = [.. request.Candidates, City(99, azimuth, kilometres, 7)] };
            var (before, after) = (LandmarkPlanner.Plan(request), LandmarkPlanner.Plan(more));
            Assert.Subset(Names(after), Names(before)); // what was covered stays covered
            if (Names(after).Count == Names(before).Count && before.IsProvenMinimal && after.IsProvenMinimal)
                Assert.True(after.Landmarks.Count <= before.Landmarks.Count);
        }, iter: 100);

    [Fact]
    public void A_higher_probability_or_f_never_needs_fewer_landmarks() => Requests.Sample(request =>
    {
        var plan = LandmarkPlanner.Plan(request);
        var surer = LandmarkPlanner.Plan(request with { RequiredProbability = 0.95 });
        var tougher = LandmarkPlanner.Plan(request with { FaultsTolerated = request.FaultsTolerated + 1 });
        foreach (var harder in new[] { surer, tougher })
        {
            Assert.Subset(Names(plan), Names(harder));
            if (Names(plan).Count == Names(harder).Count && plan.IsProvenMinimal && harder.IsProvenMinimal)
                Assert.True(plan.Landmarks.Count <= harder.Landmarks.Count);
        }
    }, iter: 100);

    [Fact]
    public void No_smaller_choice_covers_the_sites_of_a_plan_that_is_called_minimal() => Requests.Sample(request =>
    {
        var plan = LandmarkPlanner.Plan(request);
        if (!plan.IsProvenMinimal || plan.Landmarks.Count is 0 or > 3) return;
        var options = PlanOption.AllOf(request);
        var coverage = new PlanCoverage(options, request.FaultsTolerated, request.RequiredProbability);
        var sites = plan.Sites.Select(site => request.Sites.ToList().FindIndex(other => other.Name == site.Site));
        Assert.DoesNotContain(Choices(options.Count, plan.Landmarks.Count - 1),
            choice => sites.All(site => coverage.Covers(site, choice)));
    }, iter: 100);

    [Fact]
    public void The_order_of_sites_and_candidates_does_not_matter() => Requests.Sample(request =>
    {
        var turned = request with
        {
            Sites = [.. request.Sites.Reverse()],
            Candidates = [.. request.Candidates.Reverse()],
        };
        Assert.Equal(LandmarkPlanner.Plan(request).Landmarks.Count, LandmarkPlanner.Plan(turned).Landmarks.Count);
    }, iter: 50);

    [Fact]
    public void The_budget_of_a_landmark_is_the_longest_round_trip_whose_disc_fits() =>
        Gen.Select(Gen.Long[1, 5_000_000_000], Gen.Long[0, 50_000_000]).Sample((radius, error) =>
        {
            var budget = PlanOption.LongestRoundTrip(radius, error);
            if (budget > 0) Assert.True(DistanceBound.RadiusMillimetres(new RoundTrip(budget), error) <= radius);
            Assert.True(DistanceBound.RadiusMillimetres(new RoundTrip(budget + 1), error) > radius);
        });

    [Fact]
    public void A_site_far_from_every_candidate_is_named_with_the_reason()
    {
        var request = new PlanRequest([Site(0, 0, 0)], [City(0, 90, 2_000, 7)]) { RequiredProbability = 0.5 };
        var uncovered = Assert.Single(LandmarkPlanner.Plan(request).Uncovered);
        Assert.Equal(PlanObstacle.NoBudget, uncovered.Obstacle);
        Assert.NotEmpty(uncovered.Reason);
    }

    [Fact]
    public void One_network_alone_never_tolerates_a_fault()
    {
        var request = new PlanRequest([Site(0, 0, 0)], [City(0, 0, 5, 1), City(1, 90, 5, 1)])
        {
            FaultsTolerated = 1,
            RequiredProbability = 0.3,
        };
        Assert.Equal(PlanObstacle.TooFewDomains, Assert.Single(LandmarkPlanner.Plan(request).Uncovered).Obstacle);
    }

    [Fact]
    public void One_landmark_is_not_surer_than_the_measured_hairpins_allow()
    {
        var site = new PlanSite("site", Middle, new CapZone(new Cap(Middle, 500_000_000)));
        var one = new PlanRequest([site], [City(0, 0, 5, 1)]) { RequiredProbability = 0.85 };
        Assert.Equal(PlanObstacle.TooUnlikely, Assert.Single(LandmarkPlanner.Plan(one).Uncovered).Obstacle);
        // A second network of the same metro is the remedy.
        var two = one with { Candidates = [City(0, 0, 5, 3)] };
        Assert.Equal(2, LandmarkPlanner.Plan(two).Landmarks.Count);
    }

    [Fact]
    public void A_landmark_that_the_operator_can_touch_never_counts()
    {
        var site = Site(0, 0, 0) with { OwnDomains = ["net-0"] };
        var request = new PlanRequest([site], [City(0, 0, 5, 1)]) { RequiredProbability = 0.3 };
        Assert.Empty(LandmarkPlanner.Plan(request).Landmarks);
    }

    [Fact]
    public void Networks_that_differ_only_in_capitals_are_one()
    {
        // Two names of one operator must neither make f + 1 domains nor hide from the site that it is its own.
        var city = new CandidateCity("city", Middle, ["NET-0", "net-0"]) { PositionErrorMillimetres = Surveyed };
        var request = new PlanRequest([Site(0, 0, 0)], [city]) { FaultsTolerated = 1, RequiredProbability = 0.1 };
        Assert.Equal(PlanObstacle.TooFewDomains, Assert.Single(LandmarkPlanner.Plan(request).Uncovered).Obstacle);
        var own = new PlanRequest([Site(0, 0, 0) with { OwnDomains = ["Net-0"] }], [city])
        {
            RequiredProbability = 0.1,
        };
        Assert.Equal(PlanObstacle.NoBudget, Assert.Single(LandmarkPlanner.Plan(own).Uncovered).Obstacle);
    }

    [Fact]
    public void What_is_too_unlikely_says_of_which_site_and_claim()
    {
        var site = new PlanSite("hall", Middle, new CapZone(new Cap(Middle, 500_000_000)));
        var request = new PlanRequest([site], [City(0, 0, 5, 1)]) { RequiredProbability = 0.85 };
        var uncovered = Assert.Single(LandmarkPlanner.Plan(request).Uncovered);
        Assert.InRange(uncovered.BestProbability, 0.5, 0.85);
        Assert.StartsWith("With all candidates together, an honest host of hall is proven within 500 km of 48,10 with "
            + "a probability of 0.", uncovered.Reason);
        Assert.EndsWith("; 0.85 is required.", uncovered.Reason);
    }

    [Fact]
    public void Bad_requests_are_refused()
    {
        var good = new PlanRequest([Site(0, 0, 0)], [City(0, 0, 5, 1)]);
        void Refused(PlanRequest request) => Assert.Throws<ArgumentException>(() => LandmarkPlanner.Plan(request));
        Refused(good with { RequiredProbability = 1 });
        Refused(good with { RequiredProbability = double.NaN });
        Refused(good with { FaultsTolerated = -1 });
        Refused(good with { FaultsTolerated = PlanRequest.MaxFaults + 1 });
        Refused(good with { Sites = [Site(0, 0, 0), Site(0, 0, 1)] });
        Refused(good with { Candidates = [City(0, 0, 5, 1), City(0, 0, 6, 1)] });
    }

    private static PlanSite Site(int index, double azimuth, double kilometres)
    {
        var place = Geodesic.Destination(Middle, azimuth, kilometres * 1000);
        return new PlanSite($"site-{index}", place, new CapZone(new Cap(place, 300_000_000)));
    }

    private static CandidateCity City(int index, double azimuth, double kilometres, int networks) =>
        new($"city-{index:00}", Geodesic.Destination(Middle, azimuth, kilometres * 1000),
            [.. Enumerable.Range(0, 5).Where(bit => (networks >> bit & 1) == 1).Select(bit => $"net-{bit}")])
        {
            PositionErrorMillimetres = Surveyed,
        };

    private static HashSet<string> Names(LandmarkPlan plan) => [.. plan.Sites.Select(site => site.Site)];

    private static IEnumerable<int[]> Choices(int options, int size) => size == 0 ? [[]]
        : Choices(options, size - 1).SelectMany(choice => Enumerable.Range(choice.LastOrDefault(-1) + 1,
            options - choice.LastOrDefault(-1) - 1).Select(next => (int[])[.. choice, next]));
}
