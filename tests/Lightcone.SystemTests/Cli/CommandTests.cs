using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lightcone.SystemTests.Cli;

public sealed class CommandTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("locate", "--help")]
    [InlineData("evaluate", "--help")]
    [InlineData("audit", "--help")]
    [InlineData("plan", "--help")]
    [InlineData("demo", "--help")]
    public async Task Help_ends_with_examples(params string[] arguments)
    {
        var run = await CliProcess.RunAsync(arguments);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Example", run.Output, StringComparison.Ordinal);
        Assert.Contains("lightcone ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("locate")]
    [InlineData("locate", "--set", ".", "--target", "x", "--claim", "91,0,5")]
    [InlineData("locate", "--set", ".", "--target", "x", "--claim", "NaN,0,5")]
    [InlineData("locate", "--set", ".", "--target", "x", "--map", "map.png")]
    [InlineData("locate", "--set", ".", "--target", "x", "--faults", "-1")]
    [InlineData("evaluate", "--set", ".", "--outside", "CHINA")]
    [InlineData("evaluate", "--set", ".", "--landmarks", "0")]
    [InlineData("evaluate", "--set", ".", "--into", "x.md")]
    public async Task A_command_line_that_cannot_be_meant_gives_one_line_and_exit_code_2(params string[] arguments)
    {
        using var set = new SmallSet();
        var run = await CliProcess.RunAsync([.. arguments.Select(a => a == "." ? set.Folder : a)]);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("lightcone: ", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task The_audit_names_a_pair_that_is_nearer_than_it_says_and_its_JSON_is_documented()
    {
        using var set =
            new SmallSet(rtts: SmallSet.Rtts.Replace("tyo,sin,70.25", "tyo,sin,3", StringComparison.Ordinal));
        var run = await CliProcess.RunAsync("audit", "--set", set.Folder, "--json");
        Assert.Equal(0, run.ExitCode);
        Documented.AllFieldsOf(run.Json());
        var conflict = run.Json().GetProperty("conflicts")[0];
        Assert.Equal("c", conflict.GetProperty("provedAt").GetString());
        Assert.Equal("fibre", conflict.GetProperty("inferredAt").GetString());
        Assert.True(conflict.GetProperty("overshootKm").GetDouble() > 4000);
        Assert.Contains("tyo", conflict.GetProperty("landmarks").EnumerateArray().Select(id => id.GetString()));
    }

    [Fact]
    public async Task An_evaluation_does_not_depend_on_the_number_of_cores_and_its_JSON_is_documented()
    {
        using var set = new SmallSet();
        string[] arguments = ["evaluate", "--set", set.Folder, "--audit", "--landmarks", "3", "--seed", "7", "--json"];
        var one = await CliProcess.RunAsync(("DOTNET_PROCESSOR_COUNT", "1"), arguments);
        var many = await CliProcess.RunAsync(("DOTNET_PROCESSOR_COUNT", "4"), arguments);
        Assert.Equal("", one.Errors);
        Documented.AllFieldsOf(one.Json());
        Assert.Equal(WithoutTimes(one), WithoutTimes(many));
        Assert.Equal(0, one.Json().GetProperty("hard").GetProperty("soundnessViolations").GetInt32());
    }

    [Fact]
    public async Task An_evaluation_rewrites_only_what_is_between_its_markers()
    {
        using var set = new SmallSet();
        var file = set.Path("report.md");
        await File.WriteAllTextAsync(file, "before\n<!-- evaluate:small -->\nold\n<!-- /evaluate:small -->\nafter\n",
            TestContext.Current.CancellationToken);
        var run = await CliProcess.RunAsync("evaluate", "--set", set.Folder, "--into", file, "--name", "small");
        Assert.Equal(0, run.ExitCode);
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.StartsWith("before\n<!-- evaluate:small -->\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\n<!-- /evaluate:small -->\nafter\n", text, StringComparison.Ordinal);
        Assert.Contains("| shortest ping |", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\nold\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_covers_a_site_and_says_what_it_assumes()
    {
        using var set = new SmallSet();
        await File.WriteAllTextAsync(set.Path("sites.csv"), "name,lat,lon\nJohor,1.49,103.74\n",
            TestContext.Current.CancellationToken);
        var run = await CliProcess.RunAsync("plan", "--sites", set.Path("sites.csv"), "--within-km", "500", "--json");
        Assert.Equal("", run.Errors);
        Assert.Equal(0, run.ExitCode);
        Documented.AllFieldsOf(run.Json());
        Assert.NotEmpty(run.Json().GetProperty("landmarks").EnumerateArray());
        Assert.Contains("stall", run.Json().GetProperty("assumptions").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_needs_no_data_is_labelled_simulated_and_its_world_can_be_located()
    {
        using var set = new SmallSet();
        var folder = set.Path("demo");
        var run = await CliProcess.RunAsync("demo", "--out", folder);
        Assert.Equal("", run.Errors);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Simulated world, seed 1", run.Output, StringComparison.Ordinal);
        foreach (var map in Directory.GetFiles(folder, "*.svg"))
            Assert.Contains("SIMULATED", await File.ReadAllTextAsync(map, TestContext.Current.CancellationToken),
                StringComparison.Ordinal);
        var page =
            await File.ReadAllTextAsync(Path.Combine(folder, "demo.html"), TestContext.Current.CancellationToken);
        Assert.Contains("Simulated world, seed 1", page, StringComparison.Ordinal);
        run =
            await CliProcess.RunAsync("locate", "--set", Path.Combine(folder, "world"), "--target", "sim-t0", "--json");
        Assert.Equal("", run.Errors);
        Assert.True(run.Json().GetProperty("simulated").GetBoolean());
    }

    private static string WithoutTimes(CliResult run)
    {
        var document = JsonNode.Parse(run.Output)!.AsObject();
        document.Remove("msPerTarget");
        document.Remove("elapsedSeconds");
        return document.ToJsonString(new JsonSerializerOptions());
    }
}
