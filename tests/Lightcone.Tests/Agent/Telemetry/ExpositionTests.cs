using Lightcone.Agent;
using Lightcone.Agent.Telemetry;

namespace Lightcone.Tests.Agent.Telemetry;

public sealed class ExpositionTests
{
    private static readonly MetricFamily Family = new("lightcone_test", "A \\ and\na line.", true);

    [Fact]
    public void Quotes_backslashes_and_line_breaks_are_escaped_where_the_format_asks_for_it()
    {
        var page = new Exposition();
        page.Add(Family, Sample.Of(1.5m, ("a", "x\"} 1\nevil 1"), ("b", "back\\slash")));
        Assert.Equal("""
            # HELP lightcone_test A \\ and\na line.
            # TYPE lightcone_test counter
            lightcone_test{a="x\"} 1\nevil 1",b="back\\slash"} 1.5

            """, page.ToString());
    }

    [Fact]
    public void A_family_without_samples_leaves_no_trace()
    {
        var page = new Exposition();
        page.Add(Family, []);
        Assert.Equal("", page.ToString());
    }

    [Fact]
    public void A_sample_without_labels_has_no_braces()
    {
        var page = new Exposition();
        page.Add(new MetricFamily("up", "Up."), Sample.Of(1));
        Assert.Equal("# HELP up Up.\n# TYPE up gauge\nup 1\n", page.ToString());
    }

    [Fact]
    public void The_programs_version_is_that_of_its_build() =>
        Assert.Equal(BuildVersion.Text, typeof(Exposition).Assembly.GetName().Version?.ToString(3));
}
