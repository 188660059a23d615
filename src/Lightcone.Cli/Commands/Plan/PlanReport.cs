using System.Globalization;
using Lightcone.Cli.Json.Plan;
using Lightcone.Cli.Output;
using Lightcone.Geodesy;
using Lightcone.Location;
using Lightcone.Location.Planning;
using Spectre.Console;

namespace Lightcone.Cli.Commands.Plan;

/// <summary>A plan in words and as JSON.</summary>
internal static class PlanReport
{
    public static PlanDocument Document(LandmarkPlan plan, PlanRequest request) => new()
    {
        Landmarks = [.. plan.Landmarks.Select(landmark => new PlannedPart(landmark.City, landmark.FaultDomain))],
        AtLeast = plan.AtLeast,
        ProvenMinimal = plan.IsProvenMinimal,
        FaultsTolerated = request.FaultsTolerated,
        RequiredProbability = request.RequiredProbability,
        Sites = [.. plan.Sites.Select(Of)],
        Uncovered = [.. plan.Uncovered.Select(site => new UncoveredPart(
            site.Site, site.Claim, site.Obstacle.ToString(), Share(site.BestProbability), site.Reason))],
        Assumptions = LandmarkPlan.Assumptions,
    };

    public static void Write(Terminal terminal, LandmarkPlan plan, PlanRequest request)
    {
        terminal.Markup($"[bold]{Markup.Escape(Headline(plan, request))}[/]");
        terminal.Line();
        if (plan.Landmarks.Count > 0)
        {
            var landmarks = new Table().Border(TableBorder.Simple).AddColumns("landmark in", "network");
            foreach (var landmark in plan.Landmarks)
                landmarks.AddRow(Markup.Escape(landmark.City), Markup.Escape(landmark.FaultDomain));
            terminal.Render(landmarks);
            terminal.Render(Sites(plan));
        }

        foreach (var site in plan.Uncovered) terminal.Line($"{site.Site} cannot be covered: {site.Reason}");
        terminal.Line(LandmarkPlan.Assumptions);
    }

    private static string Headline(LandmarkPlan plan, PlanRequest request)
    {
        var many = request.FaultsTolerated;
        var claim = Claim(request);
        if (plan.Landmarks.Count == 0)
        {
            var none = request.Sites.Count == 1 ? "The site cannot" : $"None of the {request.Sites.Count} sites can";
            return $"{none} be proven {claim} with a probability of {Probability(request)}"
                + (many == 0 ? "." : $" if {many} independent {(many == 1 ? "landmark" : "landmarks")} may be wrong.");
        }

        var landmarks = plan.Landmarks.Count == 1 ? "1 landmark proves" : $"{plan.Landmarks.Count} landmarks prove";
        var wrong = many == 0 ? "none of them may be wrong" : $"{many} of them may be wrong";
        var least = plan.IsProvenMinimal ? "no plan has fewer" : $"no plan has fewer than {plan.AtLeast}";
        var sites = (plan.Sites.Count, request.Sites.Count) switch
        {
            (1, 1) => "the site",
            var (covered, all) when covered == all => $"all {all} sites",
            var (covered, all) => $"{covered} of {all} sites",
        };
        return $"{landmarks} {sites} {claim}, each with a probability of {Probability(request)}; {wrong}; {least}.";
    }

    private static string Probability(PlanRequest request) =>
        request.RequiredProbability.ToString(CultureInfo.InvariantCulture);

    private static string Claim(PlanRequest request)
    {
        var they = request.Sites.Count == 1 ? "it is" : "they are";
        var claims = request.Sites.Select(site => site.Claim).Distinct().ToArray();
        return claims switch
        {
            [CapZone near, ..] => string.Create(CultureInfo.InvariantCulture,
                $"within {near.Cap.RadiusMillimetres / 1e6:0.###} km of where {they} said to be"),
            [var zone] => "to be " + FindingWords.Of(zone),
            _ => $"to be where {they} claimed to be",
        };
    }

    private static Table Sites(LandmarkPlan plan)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("site", "proven with", "by",
            "longest round trip");
        foreach (var site in plan.Sites)
        {
            var best = site.Witnesses.Take(3).ToArray();
            table.AddRow(Markup.Escape(site.Site), site.Probability.ToString("0.0 %", CultureInfo.InvariantCulture),
                Markup.Escape(string.Join(", ", best.Select(w => w.Landmark.City))),
                string.Join(", ", best.Select(w => string.Create(CultureInfo.InvariantCulture,
                    $"{w.LongestRoundTripNanoseconds / 1e6:0.0} ms"))));
        }

        return table;
    }

    private static CoveredPart Of(SiteCoverage site) => new(site.Site, site.Claim, Share(site.Probability),
        [.. site.Witnesses.Select(w => new WitnessPart(w.Landmark.City, w.Landmark.FaultDomain,
            Math.Round(w.DistanceMetres / 1000, 3), w.LongestRoundTripNanoseconds / 1e6, Share(w.Probability)))]);

    private static double Share(double value) => Math.Round(value, 4);
}
