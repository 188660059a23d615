using System.Text.Json;

namespace Lightcone.SystemTests.Cli;

public sealed class MeshReceiptsTests
{
    [Fact]
    public async Task The_audit_names_landmarks_whose_receipts_are_faster_than_light_between_their_places()
    {
        using var scene = Mesh(tokyoToSingapore: 3);
        var run = await AuditAsync(scene);
        Assert.Equal("", run.Errors);
        Assert.Equal(0, run.ExitCode);
        Documented.AllFieldsOf(run.Json());
        Assert.Equal(3, run.Json().GetProperty("landmarks").GetInt32());
        Assert.Contains("tyo", Flagged(run));
        var note = Assert.Single(Texts(run.Json().GetProperty("notes")));
        Assert.StartsWith($"Taken on trust: that {scene.Key("verifier").Id} is ", note, StringComparison.Ordinal);
        Assert.Contains("/tyo-sin.pair\"", run.Output, StringComparison.Ordinal); // among the inputs
    }

    [Fact]
    public async Task Landmarks_that_are_where_they_say_are_not_flagged_and_missing_receipts_are_told()
    {
        using var scene = Mesh(tokyoToSingapore: 70);
        File.Delete(scene.Path("sin-jhb.pair"));
        scene.WriteSession("kul", ("jhb", null));
        scene.WriteSession("sin", ("kul", 6.5));
        var run = await CliProcess.RunAsync(
            "audit", "--receipts", scene.Folder, "--verifier", scene.Key("verifier").Id.ToString());
        Assert.Equal("", run.Errors);
        Assert.StartsWith("No landmark of ", run.Output, StringComparison.Ordinal);
        Assert.Contains("Sessions opened with more landmarks than there are receipts here: 1.", run.Output,
            StringComparison.Ordinal);
        Assert.Contains("Receipts without an answer: 1.", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Taken on trust", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_is_no_landmark_is_left_out_and_blames_nobody()
    {
        // The host answers Tokyo and Singapore from nearby: its key was copied.
        using var scene = Mesh(tokyoToSingapore: 70);
        scene.WriteSession("t1", ("sin", 0.5), ("tyo", 0.5));
        var run = await AuditAsync(scene);
        Assert.Empty(run.Json().GetProperty("conflicts").EnumerateArray());
        Assert.Contains("Sessions whose host is no landmark here: 1 left out.",
            Texts(run.Json().GetProperty("notes")));

        foreach (var file in Directory.GetFiles(scene.Folder, "*.pair").Where(file => !file.Contains("t1-")))
            File.Delete(file);
        run = await AuditAsync(scene);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("holds no receipt of a landmark that another one answered", run.Errors,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receipts_count_beside_the_times_of_a_set_with_the_same_hosts_alone()
    {
        using var scene = Mesh(tokyoToSingapore: 70);
        using var set = new SmallSet(await File.ReadAllTextAsync(
            scene.Path("hosts.csv"), TestContext.Current.CancellationToken), "landmark,target,rtt_ms\ntyo,sin,3\n");
        var run = await AuditAsync(scene, "--set", set.Folder);
        Assert.Equal("", run.Errors);
        Assert.Contains("tyo", Flagged(run)); // of two times of a pair the shorter counts
        Assert.Equal(3, run.Json().GetProperty("landmarks").GetInt32());

        using var other = new SmallSet();
        run = await AuditAsync(scene, "--set", other.Folder);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("a set beside receipts must have the same hosts", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_of_another_verifier_or_register_is_refused_before_anything_is_audited()
    {
        using var scene = Mesh(tokyoToSingapore: 3);
        var run = await AuditAsync(scene, "--verifier", new string('0', 64));
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        await File.AppendAllTextAsync(
            scene.Path("hosts.csv"), "more,More,JP,35,139,\n", TestContext.Current.CancellationToken);
        run = await AuditAsync(scene);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("not the register that the session named", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_needs_a_set_or_receipts_and_a_verifier_for_receipts_alone()
    {
        using var set = new SmallSet();
        string[][] lines = [[], ["--verifier", "00"], ["--set", set.Folder, "--verifier", "00"]];
        foreach (var arguments in lines)
        {
            var run = await CliProcess.RunAsync(["audit", .. arguments]);
            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
        }
    }

    // Each landmark in its turn is the host of a session.
    private static ReceiptsScene Mesh(double tokyoToSingapore)
    {
        var scene = new ReceiptsScene();
        scene.WriteSession("sin", ("jhb", 0.9), ("tyo", 70.25));
        scene.WriteSession("jhb", ("sin", 0.9), ("tyo", 71));
        scene.WriteSession("tyo", ("sin", tokyoToSingapore), ("jhb", 71));
        return scene;
    }

    private static Task<CliResult> AuditAsync(ReceiptsScene scene, params string[] more) =>
        CliProcess.RunAsync(["audit", "--receipts", scene.Folder, "--json", .. more]);

    private static string[] Flagged(CliResult run) => [.. run.Json().GetProperty("conflicts").EnumerateArray()
        .SelectMany(conflict => Texts(conflict.GetProperty("landmarks")))];

    private static string[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(one => one.GetString()!)];
}
