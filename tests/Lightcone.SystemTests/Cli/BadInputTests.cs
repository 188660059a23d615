using System.Diagnostics;
using System.Text;

namespace Lightcone.SystemTests.Cli;

public sealed class BadInputTests
{
    private const string Hosts = SmallSet.Hosts;
    private const string Rtts = SmallSet.Rtts;

    /// <summary>What is broken, how, and what the one line must name.</summary>
    public static TheoryData<string, string, string, string> Broken => new()
    {
        { "missing column", Hosts.Replace(",lat", ",breite", StringComparison.Ordinal), Rtts, "hosts.csv:1:" },
        { "missing column", Hosts, Rtts.Replace("rtt_ms", "rtt", StringComparison.Ordinal), "rtts.csv:1:" },
        { "latitude 91", Hosts.Replace("35.68", "91", StringComparison.Ordinal), Rtts, "hosts.csv:5:" },
        { "NaN place", Hosts.Replace("35.68", "NaN", StringComparison.Ordinal), Rtts, "hosts.csv:5:" },
        { "NaN time", Hosts, Rtts.Replace("kul,t1,6", "kul,t1,NaN", StringComparison.Ordinal), "rtts.csv:4:" },
        { "time 0", Hosts, Rtts.Replace("kul,t1,6", "kul,t1,0", StringComparison.Ordinal), "rtts.csv:4:" },
        { "time below 0", Hosts, Rtts.Replace("kul,t1,6", "kul,t1,-6", StringComparison.Ordinal), "rtts.csv:4:" },
        { "unknown host", Hosts, Rtts.Replace("kul,t1", "xxx,t1", StringComparison.Ordinal), "rtts.csv:4:" },
        { "duplicate host", Hosts.Replace("kul,Kuala", "sin,Kuala", StringComparison.Ordinal), Rtts, "hosts.csv:4:" },
        { "duplicate pair", Hosts, Rtts.Replace("kul,t1", "jhb,t1", StringComparison.Ordinal), "rtts.csv:4:" },
        { "empty hosts", "", Rtts, "hosts.csv:" },
        { "empty times", Hosts, "", "rtts.csv:" },
        { "no rows", Hosts, "landmark,target,rtt_ms\n", "rtts.csv" },
        { "escape sequence", Hosts.Replace("Tokyo", "\u001b[31mTokyo", StringComparison.Ordinal), Rtts,
            "hosts.csv:5:" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Bad_input_gives_one_line_with_file_and_line_and_nothing_is_written(
        string what, string hosts, string rtts, string named)
    {
        using var set = new SmallSet(hosts, rtts);
        var run =
            await CliProcess.RunAsync("locate", "--set", set.Folder, "--target", "t1", "--map", set.Path("map.svg"));
        AssertOneLine(run, named, what);
        Assert.False(File.Exists(set.Path("map.svg")));
    }

    [Fact]
    public async Task A_byte_order_mark_and_CRLF_are_no_fault()
    {
        using var set = new SmallSet("\uFEFF" + Hosts.Replace("\n", "\r\n", StringComparison.Ordinal),
            "\uFEFF" + Rtts.Replace("\n", "\r\n", StringComparison.Ordinal));
        var run = await CliProcess.RunAsync("locate", "--set", set.Folder, "--target", "t1");
        Assert.Equal("", run.Errors);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task A_gigabyte_of_junk_is_refused_before_it_is_read()
    {
        using var set = new SmallSet();
        await using (var junk = new FileStream(set.Path("rtts.csv"), FileMode.Create))
            junk.SetLength(1L << 30); // sparse: it takes no disk
        AssertOneLine(await CliProcess.RunAsync("locate", "--set", set.Folder, "--target", "t1"), "rtts.csv", "1 GiB");
    }

    [Fact]
    public async Task A_device_that_never_ends_and_a_pipe_that_never_begins_are_not_opened()
    {
        using var set = new SmallSet();
        File.Delete(set.Path("rtts.csv"));
        File.CreateSymbolicLink(set.Path("rtts.csv"), "/dev/zero");
        AssertOneLine(await CliProcess.RunAsync("audit", "--set", set.Folder), "no ordinary file", "device");
        AssertOneLine(await CliProcess.RunAsync("plan", "--sites", "/dev/zero"), "no ordinary file", "device");
        AssertOneLine(await CliProcess.RunAsync("boundaries", "build", "--from", "/dev/zero", "--out",
            set.Path("pack")), "no ordinary file", "device");
        File.Delete(set.Path("rtts.csv"));
        using var maker = Process.Start("mkfifo", [set.Path("rtts.csv")]);
        await maker.WaitForExitAsync(TestContext.Current.CancellationToken);
        AssertOneLine(await CliProcess.RunAsync("audit", "--set", set.Folder), "no ordinary file", "pipe");
    }

    [Fact]
    public async Task A_source_of_borders_that_is_none_gives_one_line_and_no_pack()
    {
        using var set = new SmallSet();
        await File.WriteAllTextAsync(set.Path("e.json"), "{\"type\":\"Topology\"}",
            TestContext.Current.CancellationToken);
        foreach (var name in new[] { "e.json", "hosts.csv" })
        {
            AssertOneLine(await CliProcess.RunAsync("boundaries", "build", "--from", set.Path(name), "--out",
                set.Path("pack")), name, name);
        }

        Assert.False(File.Exists(set.Path("pack")));
    }

    [Fact]
    public async Task Folders_and_files_that_are_not_what_they_must_be_give_one_line()
    {
        using var set = new SmallSet();
        AssertOneLine(await CliProcess.RunAsync("audit", "--set", set.Path("absent")), "no such folder",
            "missing folder");
        AssertOneLine(await CliProcess.RunAsync("audit", "--set", set.Path("hosts.csv")), "is a file",
            "file as folder");
        File.Delete(set.Path("rtts.csv"));
        AssertOneLine(await CliProcess.RunAsync("audit", "--set", set.Folder), "rtts.csv", "missing file");
        Directory.CreateDirectory(set.Path("rtts.csv"));
        AssertOneLine(await CliProcess.RunAsync("audit", "--set", set.Folder), "is a folder", "folder as file");
    }

    [Fact]
    public async Task An_unknown_or_ambiguous_target_gives_one_line()
    {
        using var set = new SmallSet(Hosts.Replace("Target", "Tokyo", StringComparison.Ordinal));
        AssertOneLine(await CliProcess.RunAsync("locate", "--set", set.Folder, "--target", "x"), "no host", "unknown");
        AssertOneLine(await CliProcess.RunAsync("locate", "--set", set.Folder, "--target", "Tokyo"), "2 hosts",
            "ambiguous");
    }

    [Fact]
    public async Task What_a_command_line_holds_reaches_no_terminal_as_an_escape_sequence()
    {
        using var set = new SmallSet();
        var run = await CliProcess.RunAsync("locate", "--set", set.Folder, "--target", "\e[31m\u202ex");
        AssertOneLine(run, "'?[31m?x'", "escape sequence");
    }

    [Fact]
    public async Task A_map_into_a_missing_folder_gives_one_line()
    {
        using var set = new SmallSet();
        var run = await CliProcess.RunAsync(
            "locate", "--set", set.Folder, "--target", "t1", "--map", set.Path("absent/map.svg"));
        AssertOneLine(run, "its folder is not there", "missing folder");
        var name = new string('a', 300) + ".svg";
        run = await CliProcess.RunAsync("locate", "--set", set.Folder, "--target", "t1", "--map", set.Path(name));
        AssertOneLine(run, "cannot be written", "long name");
        Assert.Equal(2, Directory.GetFileSystemEntries(set.Folder).Length);
    }

    private static void AssertOneLine(CliResult run, string named, string what)
    {
        Assert.True(run.ExitCode == 1, $"{what}: exit code {run.ExitCode}, {run.Errors}");
        Assert.StartsWith("lightcone: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains(named, run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
        Assert.Equal("", run.Output);
        Assert.True(Encoding.UTF8.GetByteCount(run.Errors) < 1500, what);
    }
}
