using Lightcone.Geodesy;
using Lightcone.Geodesy.Borders;
using Lightcone.Geodesy.Places;
using Lightcone.Location.Planning;

namespace Lightcone.Tests.Location.Planning;

public sealed class CountryBudgetTests(ITestOutputHelper output)
{
    private static readonly Zone OutsideChina =
        new ComplementZone(new CountryZone(BoundaryPack.Embedded, ["CN", "HK", "MO"]));

    [Theory] // the budgets of a landmark next to the site, to prove "outside CN, HK, MO"
    [InlineData("Johor Bahru", 9.8)] // 13 ms to Hainan; the pack counts the Spratly Islands as perhaps Chinese
    [InlineData("Dubai", 15)]
    [InlineData("Mumbai", 10)]
    [InlineData("Tokyo", 7)]
    [InlineData("Seoul", 2)]
    [InlineData("Taipei", 1.2)]
    public void The_known_budgets_come_out(string name, double milliseconds)
    {
        var place = City.Named(name).Place;
        var city = new CandidateCity(name, place, ["net-0"]) { PositionErrorMillimetres = 1_000_000 };
        var request = new PlanRequest([new PlanSite("site", place, OutsideChina)], [city])
        {
            RequiredProbability = 0.1,
        };
        var witness = Assert.Single(Assert.Single(LandmarkPlanner.Plan(request).Sites).Witnesses);
        output.WriteLine($"{name}: {witness.LongestRoundTripNanoseconds / 1e6:F2} ms");
        Assert.InRange(witness.LongestRoundTripNanoseconds / 1e6, milliseconds * 0.75, milliseconds * 1.25);
    }

    [Fact]
    public void No_landmark_in_China_proves_that_a_host_is_outside_it()
    {
        var site = new PlanSite("site", City.Named("Singapore").Place, OutsideChina);
        var request = new PlanRequest([site], [new CandidateCity("Shenzhen", City.Named("Shenzhen").Place, ["net-0"])]);
        Assert.Equal(PlanObstacle.NoBudget, Assert.Single(LandmarkPlanner.Plan(request).Uncovered).Obstacle);
    }
}
