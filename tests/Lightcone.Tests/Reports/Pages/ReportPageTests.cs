using Lightcone.Reports.Pages;

namespace Lightcone.Tests.Reports.Pages;

public sealed class ReportPageTests
{
    [Fact]
    public void The_headline_comes_before_everything_but_the_title()
    {
        var html = Page().ToHtml();
        Assert.True(html.IndexOf("<h1>", StringComparison.Ordinal) < html.IndexOf("<h2>", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_not_shown_and_the_hashes_of_the_inputs_are_always_there()
    {
        var html = Page().ToHtml();
        Assert.Contains("Not shown by this report", html, StringComparison.Ordinal);
        Assert.Contains("That the times are true.", html, StringComparison.Ordinal);
        Assert.Contains(new string('a', 64), html, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_from_outside_cannot_add_markup_and_nothing_may_be_fetched()
    {
        var html = (Page() with { Headline = "<img src=x onerror=alert(1)>" }).ToHtml();
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_simulated_world_says_so_above_everything()
    {
        var html = (Page() with { SimulatedNote = "Simulated world, seed 1" }).ToHtml();
        Assert.True(html.IndexOf("Simulated world, seed 1", StringComparison.Ordinal)
            < html.IndexOf("<h1>", StringComparison.Ordinal));
    }

    [Fact]
    public void An_advisory_part_is_set_apart()
    {
        var section = new PageSection("Likely place") { IsAdvisory = true };
        Assert.Contains("class=\"advisory\"", (Page() with { Sections = [section] }).ToHtml(),
            StringComparison.Ordinal);
    }

    private static ReportPage Page() => new()
    {
        Title = "Lightcone: where a key can be",
        Headline = "A holder of this key was outside CN/HK/MO.",
        Sections = [new PageSection("What was claimed") { Table = new PageTable(["claim"], [["outside CN,HK,MO"]]) }],
        NotShown = ["That the times are true."],
        Inputs = [("hosts.csv", new string('a', 64))],
    };
}
