using System.Text.Json;

namespace Lightcone.SystemTests.Cli;

public sealed class LocateTests
{
    [Fact]
    public async Task Without_a_claim_outside_CN_HK_MO_is_judged_and_a_near_landmark_proves_it()
    {
        using var set = new SmallSet();
        var run = await CliProcess.RunAsync("locate", "--set", set.Folder, "--target", "t1", "--json");
        Assert.Equal("", run.Errors);
        Assert.Equal(0, run.ExitCode);
        var finding = Assert.Single(run.Json().GetProperty("findings").EnumerateArray());
        Assert.Equal("outside CN,HK,MO", finding.GetProperty("claim").GetString());
        Assert.Equal("Proven", finding.GetProperty("kind").GetString());
    }

    [Fact]
    public async Task One_refuted_claim_refutes_and_the_exit_code_says_so()
    {
        using var set = new SmallSet();
        var run = await CliProcess.RunAsync(
            "locate", "--set", set.Folder, "--target", "t1", "--claim", "1.35,103.82,500", "--claim-countries", "JP");
        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith("Target (t1) cannot be in JP.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_be_and_could_not_is_inconclusive()
    {
        using var set = new SmallSet();
        var run = await CliProcess.RunAsync("locate", "--set", set.Folder, "--target", "t1", "--claim-countries", "SG");
        Assert.Equal(4, run.ExitCode);
        Assert.Contains("could be there, could be elsewhere", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_faults_than_witnesses_leave_nothing_proven()
    {
        using var set = new SmallSet();
        var run = await CliProcess.RunAsync(
            "locate", "--set", set.Folder, "--target", "t1", "--claim", "1.35,103.82,300", "--faults", "2", "--json");
        Assert.Equal(4, run.ExitCode);
        Assert.Equal("NotProven", run.Json().GetProperty("findings")[0].GetProperty("kind").GetString());
        run = await CliProcess.RunAsync(
            "locate", "--set", set.Folder, "--target", "t1", "--claim", "1.35,103.82,300", "--faults", "9", "--json");
        Assert.Equal("NoEvidence", run.Json().GetProperty("findings")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_host_that_nobody_measured_is_not_said_to_be_anywhere()
    {
        using var set = new SmallSet(rtts: "landmark,target,rtt_ms\nsin,jhb,0.9\n");
        var run = await CliProcess.RunAsync("locate", "--set", set.Folder, "--target", "t1");
        Assert.Equal(4, run.ExitCode);
        Assert.StartsWith("No evidence about Target (t1): no independent landmark has measured it.", run.Output,
            StringComparison.Ordinal);
        Assert.DoesNotContain("touch the land", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_declared_place_outside_the_region_is_said_to_be()
    {
        const string Denial = "The declared place is not in that area.";
        using var honest = new SmallSet();
        var run = await CliProcess.RunAsync("locate", "--set", honest.Folder, "--target", "t1");
        Assert.DoesNotContain(Denial, run.Output, StringComparison.Ordinal);
        using var moved = new SmallSet(SmallSet.Hosts.Replace("1.30,103.85", "48.2,16.4", StringComparison.Ordinal));
        run = await CliProcess.RunAsync("locate", "--set", moved.Folder, "--target", "t1");
        Assert.Contains(Denial, run.Output.ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_finding_is_shown_without_its_assurance_tier_and_its_faults()
    {
        using var set = new SmallSet();
        var run = await CliProcess.RunAsync(
            "locate", "--set", set.Folder, "--target", "t1", "--map", set.Path("map.html"));
        Assert.Contains("Assurance: Declared.", run.Output, StringComparison.Ordinal);
        Assert.Contains("none may be wrong", run.Output, StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(set.Path("map.html"), TestContext.Current.CancellationToken);
        Assert.Contains("<th>may be wrong</th><th>set aside</th><th>assurance</th>", page, StringComparison.Ordinal);
        Assert.Contains("none may be wrong; assurance: Declared", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_estimate_is_called_a_guess_wherever_it_is_shown()
    {
        const string Guess = "A guess, not evidence";
        using var set = new SmallSet();
        var run = await CliProcess.RunAsync(
            "locate", "--set", set.Folder, "--target", "t1", "--map", set.Path("map.html"));
        Assert.Contains(Guess, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("100 %", run.Output, StringComparison.Ordinal); // nor does it sound certain
        var page = await File.ReadAllTextAsync(set.Path("map.html"), TestContext.Current.CancellationToken);
        Assert.Contains(Guess, page, StringComparison.Ordinal);
        Assert.Contains("Advisory: likely place", page, StringComparison.Ordinal);
        run = await CliProcess.RunAsync("locate", "--set", set.Folder, "--target", "t1", "--json");
        var soft = run.Json().GetProperty("soft");
        Assert.True(soft.GetProperty("advisory").GetBoolean());
        Assert.Equal(0, soft.GetProperty("calibrationHosts").GetInt32()); // too few other hosts: the default areas
        Assert.InRange(soft.GetProperty("lat").GetDouble(), 0.3, 2.4);
        Assert.Equal("Declared", run.Json().GetProperty("findings")[0].GetProperty("tier").GetString());
    }

    [Fact]
    public async Task Without_a_measurement_there_is_no_estimate()
    {
        using var set = new SmallSet(rtts: "landmark,target,rtt_ms\nsin,jhb,0.9\n");
        var run = await CliProcess.RunAsync("locate", "--set", set.Folder, "--target", "t1", "--json");
        Assert.Equal(JsonValueKind.Null, run.Json().GetProperty("soft").ValueKind);
    }

    [Fact]
    public async Task A_host_is_found_by_its_name_in_any_capitals()
    {
        using var set = new SmallSet();
        var run = await CliProcess.RunAsync("locate", "--set", set.Folder, "--target", "TARGET", "--json");
        Assert.Equal("t1", run.Json().GetProperty("target").GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_map_and_a_page_are_written_whole()
    {
        using var set = new SmallSet();
        foreach (var name in new[] { "map.svg", "map.html" })
        {
            var run = await CliProcess.RunAsync(
                "locate", "--set", set.Folder, "--target", "t1", "--map", set.Path(name));
            Assert.Equal("", run.Errors);
            var text = await File.ReadAllTextAsync(set.Path(name), TestContext.Current.CancellationToken);
            Assert.Contains("outside CN/HK/MO", text, StringComparison.Ordinal);
            Assert.EndsWith(name == "map.svg" ? "</svg>\n" : "</html>\n", text, StringComparison.Ordinal);
            Assert.True(text.Length < 600_000);
        }

        Assert.DoesNotContain(Directory.GetFiles(set.Folder), file => file.EndsWith(".part", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_field_of_the_JSON_is_documented()
    {
        using var set = new SmallSet();
        var run = await CliProcess.RunAsync("locate", "--set", set.Folder, "--target", "t1", "--json");
        Documented.AllFieldsOf(run.Json());
        Assert.Equal(["set", "simulated", "inputs", "target", "conclusion", "headline", "findings"],
            run.Json().EnumerateObject().Take(7).Select(field => field.Name));
        Assert.Equal(JsonValueKind.Array, run.Json().GetProperty("region").GetProperty("countries").ValueKind);
    }
}
