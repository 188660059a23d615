using System.Globalization;
using System.Xml.Linq;
using Lightcone.Geodesy;
using Lightcone.Reports.Maps;
using Lightcone.Reports.Projections;

namespace Lightcone.Tests.Reports.Maps;

public sealed class RegionMapTests
{
    private const string Red = "#c1272d";
    private static readonly GeoPoint Singapore = new(1.35, 103.82);

    [Fact]
    public void A_map_is_well_formed_and_needs_nothing_from_outside()
    {
        var drawn = RegionMap.Draw(Content());
        Assert.Equal("svg", XDocument.Parse(drawn).Root!.Name.LocalName);
        Assert.DoesNotContain("href", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain("http", drawn.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_from_a_file_cannot_add_markup()
    {
        var drawn = RegionMap.Draw(Content() with
        {
            Title = "<script>alert(1)</script>",
            Discs = [new MapDisc("\"/><image href=\"x\"/>", new Cap(Singapore, 300_000_000))],
        });
        Assert.DoesNotContain("<script", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain("<image", drawn, StringComparison.Ordinal);
        XDocument.Parse(drawn);
    }

    [Fact]
    public void A_simulated_world_says_so_on_the_picture_itself()
    {
        Assert.Contains("SIMULATED", RegionMap.Draw(Content() with { IsSimulated = true }), StringComparison.Ordinal);
        Assert.DoesNotContain("SIMULATED", RegionMap.Draw(Content()), StringComparison.Ordinal);
    }

    [Fact]
    public void Red_is_kept_for_contradictions()
    {
        Assert.DoesNotContain(Red, RegionMap.Draw(Content()), StringComparison.Ordinal);
        var torn = Content() with
        {
            IsContradictory = true,
            Region = null,
            Discs =
            [
                new MapDisc("Singapore", new Cap(Singapore, 300_000_000), MapDiscRole.Conflicting),
                new MapDisc("Oslo", new Cap(new GeoPoint(59.9, 10.7), 500_000_000), MapDiscRole.Conflicting),
            ],
        };
        Assert.Contains(Red, RegionMap.Draw(torn), StringComparison.Ordinal);
    }

    [Fact]
    public void An_estimate_is_always_marked_advisory()
    {
        var drawn = RegionMap.Draw(Content() with { Estimate = new MapEstimate(Singapore) });
        Assert.Contains("Advisory: likely place. Proves", drawn, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_discs_the_tightest_are_drawn_and_the_legend_says_how_many()
    {
        MapDisc[] discs = [.. Enumerable.Range(1, 40)
            .Select(i => new MapDisc($"L{i}", new Cap(Singapore, i * 100_000_000L)))];
        var drawn = RegionMap.Draw(Content() with { Discs = discs });
        Assert.Contains($"({MapContent.MaxDiscs} of 40", string.Join(' ', Texts(drawn)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_title_is_broken_in_two_and_keeps_away_from_the_word_simulated()
    {
        var title = "Measurements disagree: Hyderabad (net-9) and Naples (net-10) cannot both be right. Alone, each of "
            + "these would place a holder outside CN/HK/MO: Hyderabad (net-9), Hyderabad (net-3).";
        var bold = XDocument.Parse(RegionMap.Draw(Content() with { Title = title, IsSimulated = true })).Descendants()
            .Where(e => e.Attribute("font-weight")?.Value == "700" && e.Attribute("x")?.Value == "16").ToArray();
        Assert.Equal(2, bold.Length);
        Assert.Equal(title, string.Join(' ', bold.Select(e => e.Value)));
        Assert.All(bold, line => Assert.True(TextFit.Width(line.Value, 16) <= RegionMap.Width - 200));
    }

    [Fact]
    public void The_legend_says_when_what_a_claim_excludes_is_not_on_the_map()
    {
        MapArea far = new("far", [Curves.Circle(new Cap(new GeoPoint(60, -60), 300_000_000))]);
        MapArea near = new("near", [Curves.Circle(new Cap(Singapore, 90_000_000))]);
        var claim = new MapClaim("outside X") { IsOutside = true, Land = ["far"] };
        var content = Content() with { Land = [far, near], Claims = [claim] };
        Assert.Contains("not on this map", Words(content), StringComparison.Ordinal);
        Assert.DoesNotContain("not on this map", Words(content with { Claims = [claim with { Land = ["near"] }] }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_far_landmark_does_not_make_the_region_small()
    {
        var alone = Content() with { Claims = [] };
        var far = alone with { Discs = [.. alone.Discs, new MapDisc("Oslo", new Cap(new(59.9, 10.7), 500_000_000))] };
        Assert.Equal(ScaleOf(alone), ScaleOf(far));
        var near = alone with { Discs = [.. alone.Discs, new MapDisc("Batam", new Cap(new(-2, 104), 500_000_000))] };
        Assert.NotEqual(ScaleOf(alone), ScaleOf(near));
    }

    [Fact]
    public void A_map_of_nothing_is_a_world_map()
    {
        var drawn = RegionMap.Draw(new MapContent { Title = "Not asked." });
        Assert.Contains("Equal Earth", drawn, StringComparison.Ordinal);
    }

    [Fact]
    public void A_region_that_reaches_round_the_Earth_is_drawn_on_a_world_map_though_its_outline_is_short()
    {
        var hole = Curves.Circle(new Cap(new GeoPoint(0, 0), 500_000_000));
        var region = new MapArea("region", [hole])
        {
            Holds = p => Geodesic.Metres(new GeoPoint(p.Latitude, p.Longitude), new GeoPoint(0, 0)) > 500_000,
        };
        Assert.Contains("Equal Earth",
            RegionMap.Draw(Content() with { Region = region, Discs = [], DeclaredPlace = null }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_content_gives_the_same_picture() =>
        Assert.Equal(RegionMap.Draw(Content()), RegionMap.Draw(Content()));

    private static MapContent Content() => new()
    {
        Title = "A holder of this key was outside CN/HK/MO.",
        Discs = [new MapDisc("Johor", new Cap(new GeoPoint(1.5, 103.7), 400_000_000), MapDiscRole.Witness)],
        Region = new MapArea("region", [Curves.Circle(new Cap(Singapore, 300_000_000))]),
        Claims = [new MapClaim("within 500 km") { Cap = new Cap(Singapore, 500_000_000) }],
        DeclaredPlace = Singapore,
    };

    private static string Words(MapContent content) => string.Join(' ', Texts(RegionMap.Draw(content)));

    private static string ScaleOf(MapContent content) => ViewChoice.Of(content, new Frame(0, 0, 900, 660))
        .MetresPerPixel.ToString("0", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Texts(string drawn) =>
        XDocument.Parse(drawn).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value);
}
