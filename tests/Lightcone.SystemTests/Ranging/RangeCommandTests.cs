using Lightcone.SystemTests.Cli;

namespace Lightcone.SystemTests.Ranging;

public sealed class RangeCommandTests
{
    [Fact]
    public async Task A_live_measurement_gives_the_findings_of_the_sets_own_times_and_receipts_that_locate_reads()
    {
        using var set = new SmallSet();
        var receipts = set.Path("receipts");
        var run = await CliProcess.RunAsync("range", "--from-set", set.Folder, "--at", "t1", "--seconds", "1",
            "--challenges", "12", "--receipts", receipts, "--bundle", set.Path("bundle"), "--json");
        Assert.Equal("", run.Errors);
        Assert.Equal(0, run.ExitCode);
        var json = run.Json();
        Assert.True(json.GetProperty("simulatedPaths").GetBoolean());
        Assert.True(json.GetProperty("live").GetProperty("simulated").GetBoolean());
        Assert.Equal(4, json.GetProperty("answered").GetInt32());
        Assert.True(json.GetProperty("sameFindingsAsOffline").GetBoolean());
        // Never faster than the set says: neither relays nor stamps may be early.
        Assert.True(json.GetProperty("addedMicroseconds").GetProperty("least").GetDouble() > 0);

        var located = await CliProcess.RunAsync("locate", "--receipts", receipts, "--json");
        Assert.Equal(0, located.ExitCode);
        var finding = located.Json().GetProperty("findings")[0];
        Assert.Equal("Proven", finding.GetProperty("kind").GetString());
        Assert.Equal("HostKey", finding.GetProperty("tier").GetString());
        Assert.Contains(located.Json().GetProperty("notes").EnumerateArray(),
            note => note.GetString()!.StartsWith("Taken on trust", StringComparison.Ordinal));
        Assert.StartsWith("session key ", finding.GetProperty("subject").GetString(), StringComparison.Ordinal);
        await RefusesChanged(receipts);
        await Verifies(set.Path("bundle"));
    }

    [Fact]
    public async Task On_measured_times_of_the_world_the_findings_are_those_of_the_set()
    {
        var set = Path.Combine(Repository.Root, "../shared/data/rtt/wondernetwork");
        Assert.SkipWhen(!Directory.Exists(set), "../shared/data/rtt/wondernetwork is absent");
        var run = await CliProcess.RunAsync("range", "--from-set", set, "--at", "wn50", "--landmarks", "24",
            "--seconds", "2", "--claim-outside", "CN,HK,MO", "--claim", "-34.6,-58.4,3000", "--json");
        Assert.Equal("", run.Errors);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(24, run.Json().GetProperty("answered").GetInt32());
        Assert.True(run.Json().GetProperty("sameFindingsAsOffline").GetBoolean());
    }

    [Fact]
    public async Task A_signal_ends_the_run_with_its_programs_and_its_folder()
    {
        using var set = new SmallSet();
        var temporary = Directory.CreateDirectory(set.Path("tmp")).FullName;
        using var run = CliProcess.Start(("TMPDIR", temporary),
            ["range", "--from-set", set.Folder, "--at", "t1", "--seconds", "120"]);
        _ = run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        _ = run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string[] programs = [];
        for (var i = 0; i < 1200 && programs.Length < 5; i++) // four probes and an agent
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            programs = [.. Directory.EnumerateDirectories("/proc").Where(folder => Names(folder, temporary))];
        }

        Assert.Equal(5, programs.Length);
        using (var kill = System.Diagnostics.Process.Start("/bin/sh", ["-c", $"kill -TERM {run.Id}"]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(143, run.ExitCode);
        Assert.DoesNotContain(programs, folder => Names(folder, temporary));
        Assert.Empty(Directory.EnumerateFileSystemEntries(temporary, "lightcone-range-*"));
    }

    // A process whose command line names a path under the folder.
    private static bool Names(string process, string folder)
    {
        try
        {
            var words = File.ReadAllText(Path.Combine(process, "cmdline"));
            return words.Contains(folder, StringComparison.Ordinal)
                && words.Contains("lightcone-", StringComparison.Ordinal);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false; // gone, or no process
        }
    }

    [Fact]
    public async Task What_cannot_be_run_is_said_in_one_line()
    {
        using var set = new SmallSet();
        foreach (var (code, arguments) in new (int, string[])[]
        {
            (2, ["--at", "t1"]), (2, ["--from-set", set.Folder, "--at", "t1", "--seconds", "0"]),
            (2, ["--from-set", set.Folder, "--at", "t1", "--challenges", "5000"]),
            (2, ["--from-set", set.Folder, "--at", "t1", "--landmarks", "0"]),
            (2, ["--from-set", set.Folder, "--at", "t1", "--map", "x.png"]),
            (1, ["--from-set", set.Folder, "--at", "nobody"]), (1, ["--from-set", "nowhere", "--at", "t1"]),
            (1, ["--from-set", set.Folder, "--at", "t1", "--receipts", set.Folder]),
        })
        {
            var run = await CliProcess.RunAsync(["range", .. arguments]);
            Assert.Equal(code, run.ExitCode);
            Assert.Equal("", run.Output);
            Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
        }
    }

    private static async Task Verifies(string bundle)
    {
        var verified = await CliProcess.RunAsync("verify", bundle, "--json");
        Assert.Equal((0, ""), (verified.ExitCode, verified.Errors));
        var json = verified.Json();
        Documented.AllFieldsOf(json);
        Assert.Equal(("Confirmed", "HostKey", true), (json.GetProperty("conclusion").GetString(),
            json.GetProperty("tier").GetString(), json.GetProperty("holds").GetBoolean()));
        var verifier = json.GetProperty("verifier").GetString()!;
        var text = await CliProcess.RunAsync("verify", bundle, "--verifier", verifier);
        Assert.Equal(0, text.ExitCode);
        Assert.Contains("Made again, bit for bit,", text.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Taken on trust", text.Output, StringComparison.Ordinal);

        var stranger = await CliProcess.RunAsync("verify", bundle, "--verifier", new string('0', 64));
        Assert.Equal(1, stranger.ExitCode);
        var bytes = await File.ReadAllBytesAsync(bundle);
        bytes[^100] ^= 1;
        await File.WriteAllBytesAsync(bundle, bytes);
        var changed = await CliProcess.RunAsync("verify", bundle);
        Assert.Equal((1, ""), (changed.ExitCode, changed.Output));
        Assert.Single(changed.Errors.TrimEnd('\n').Split('\n'));
    }

    private static async Task RefusesChanged(string receipts)
    {
        var pair = Path.Combine(receipts, "0000.pair");
        var bytes = await File.ReadAllBytesAsync(pair);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(pair, bytes);
        var run = await CliProcess.RunAsync("locate", "--receipts", receipts);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("0000.pair: ", run.Errors, StringComparison.Ordinal);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(pair, bytes);

        // A landmark put elsewhere afterwards: the register is no longer the one that was signed for.
        var hosts = Path.Combine(receipts, "hosts.csv");
        var text = await File.ReadAllTextAsync(hosts);
        await File.WriteAllTextAsync(hosts, text.Replace("35.68", "35.69", StringComparison.Ordinal));
        run = await CliProcess.RunAsync("locate", "--receipts", receipts);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("not the register that the session named", run.Errors, StringComparison.Ordinal);
        await File.WriteAllTextAsync(hosts, text);

        run = await CliProcess.RunAsync("locate", "--receipts", receipts, "--verifier", new string('0', 64));
        Assert.Equal(1, run.ExitCode);
        File.Delete(pair);
        run = await CliProcess.RunAsync("locate", "--receipts", receipts);
        Assert.Contains("more landmarks than there are receipts", run.Output.ReplaceLineEndings(" "),
            StringComparison.Ordinal);
    }
}
