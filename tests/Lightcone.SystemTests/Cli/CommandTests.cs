using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lightcone.SystemTests.Cli;

public sealed class CommandTests
{
    [Theory]
    [InlineData("")]
    [InlineData("locate")]
    [InlineData("evaluate")]
    [InlineData("audit")]
    [InlineData("plan")]
    [InlineData("demo")]
    [InlineData("selftest")]
    [InlineData("boundaries")]
    [InlineData("boundaries at")]
    [InlineData("boundaries show")]
    [InlineData("boundaries build")]
    public async Task Help_ends_with_examples_of_its_own_command(string command)
    {
        var run = await CliProcess.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Equal(0, run.ExitCode);
        var examples = run.Output.Split("Example", 2);
        Assert.Equal(2, examples.Length);
        Assert.Contains(command.Length > 0 ? $"\n  lightcone {command}" : "\n  lightcone demo", examples[1],
            StringComparison.Ordinal);
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
    [InlineData("locate", "--set", ".", "--target", "x", "--faults", "99999999999")]
    [InlineData("locate", "--set", ".", "--target", "x", "--faults", "many")]
    [InlineData("locate", "--set", "", "--target", "x")]
    [InlineData("evaluate", "--set", ".", "--landmarks", "99999999999")]
    [InlineData("evaluate", "--set", ".", "--seed", "-1")]
    [InlineData("evaluate", "--set", ".", "--landmarks", "-5")]
    [InlineData("evaluate", "--set", ".", "--faults", "99999999999")]
    [InlineData("evaluate", "--set", ".", "--faults", "-1")]
    [InlineData("evaluate", "--set", ".", "--into", "", "--name", "x")]
    [InlineData("plan", "--sites", "x.csv", "--faults", "17")]
    [InlineData("plan", "--sites", "x.csv", "--probability", "likely")]
    [InlineData("demo", "--out", "")]
    [InlineData("boundaries", "at", "91,2")]
    [InlineData("boundaries", "at")]
    public async Task A_command_line_that_cannot_be_meant_gives_one_line_and_exit_code_2(params string[] arguments)
    {
        using var set = new SmallSet();
        var run = await CliProcess.RunAsync([.. arguments.Select(a => a == "." ? set.Folder : a)]);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("lightcone: ", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd().Split('\n'));
        Assert.DoesNotContain("System.", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("fault of the program", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_part_of_a_command_line_names_the_help_that_tells_more() => Assert.Contains(
        "'lightcone boundaries at --help'", (await CliProcess.RunAsync("boundaries", "at")).Errors,
        StringComparison.Ordinal);

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

    [Fact]
    public async Task The_demo_tells_what_is_true_of_other_worlds_too()
    {
        using var set = new SmallSet(); // in this world the disc of the wrong landmark forgives a lie of 4,000 km
        var run = await CliProcess.RunAsync("demo", "--seed", "2", "--out", set.Path("demo"));
        var part = run.Output.Split("is not where it says")[1];
        var finding = part[part.IndexOf("\n  ", StringComparison.Ordinal)..].Trim();
        Assert.StartsWith("Measurements disagree", finding, StringComparison.Ordinal);
    }

    private static string WithoutTimes(CliResult run)
    {
        var document = JsonNode.Parse(run.Output)!.AsObject();
        document.Remove("msPerTarget");
        document.Remove("elapsedSeconds");
        return document.ToJsonString(new JsonSerializerOptions());
    }
}
