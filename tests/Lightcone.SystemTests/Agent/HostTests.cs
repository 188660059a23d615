using System.Text.Json;

namespace Lightcone.SystemTests.Agent;

public sealed class HostTests(FakeNvml nvml) : IClassFixture<FakeNvml>
{
    [Fact]
    public async Task Firmware_and_kernel_say_which_machine_it_is_and_a_file_that_is_not_there_is_a_reason()
    {
        using var host = new FakeHost();
        host.Write("sys/class/dmi/id/board_serial", new string('9', 5000));
        var facts = (await ReadAsync(host, "none")).GetProperty("host");
        Assert.Equal("gpu-17", Value(facts, "hostname"));
        Assert.Equal("Example Systems", Value(facts, "vendor"));
        Assert.Equal("4c4c4544-0042-3510-8054-b4c04f564433", Value(facts, "productUuid"));
        Assert.Equal("3c16b7fe-59f6-4bb4-8b7d-e15da2a43d08", Value(facts, "bootId"));
        Assert.Equal("6.8.0-lts", Value(facts, "kernel"));
        Assert.Equal("NotThere", facts.GetProperty("chassisSerial").GetProperty("unavailable").GetString());
        Assert.Equal("Malformed", facts.GetProperty("boardSerial").GetProperty("unavailable").GetString());
    }

    [Fact]
    public async Task Without_a_driver_the_bus_alone_shows_the_accelerators_of_every_vendor_and_nothing_else()
    {
        using var host = new FakeHost();
        host.AddDevice("0000:17:00.0", "10de:2330", "030200", 131072);
        host.AddDevice("0000:18:00.0", "1002:74a1", "120000", 262144);
        host.AddDevice("0000:19:00.0", "1da3:1020", "120000", 65536);
        host.AddDevice("0000:1a:00.0", "19e5:d802", "120000", 64);
        host.AddDevice("0000:1b:00.0", "10de:2684", "030000", 256);
        host.AddDevice("0000:02:00.0", "19e5:1711", "030000", 32);
        host.AddDevice("0000:00:02.0", "8086:a780", "030000", 256);
        host.AddDevice("0000:03:00.0", "15b3:1021", "020000", 64);
        host.AddDevice("0000:04:00.0", "10de:22a3", "068000", 32);
        host.AddDevice("0000:17:00.4", "10de:2330", "030200", 8192, isSlice: true);
        var inventory = await ReadAsync(host, "no-driver");
        Assert.Equal(
            ["0000:17:00.0", "0000:17:00.4", "0000:18:00.0", "0000:19:00.0", "0000:1a:00.0", "0000:1b:00.0"],
            Devices(inventory).Select(device => device.GetProperty("address").GetString()));
        Assert.Equal("This host's PCI bus shows 5 accelerators (1 of AMD, 1 of Huawei, 1 of Intel Habana, "
            + "2 of NVIDIA); no driver was there to name their chips.", inventory.GetProperty("headline").GetString());
        var first = Devices(inventory)[0];
        Assert.Equal("10de:2330", Value(first, "device"));
        Assert.Equal("10de:16c1", Value(first, "subsystem"));
        Assert.Equal(128L << 30, first.GetProperty("largestWindowBytes").GetProperty("value").GetInt64());
        Assert.Equal(JsonValueKind.Null, first.GetProperty("seenByDriver").ValueKind);
        Assert.True(Devices(inventory)[1].GetProperty("virtualFunction").GetBoolean());
    }

    [Fact]
    public async Task A_device_on_the_bus_that_the_driver_does_not_list_is_remarked()
    {
        using var host = new FakeHost();
        host.AddDevice("0000:10:00.0", "10de:2330", "030200", 131072);
        host.AddDevice("0000:e1:00.0", "10de:2330", "030200", 131072);
        host.AddDevice("0000:e2:00.0", "1002:74a1", "120000", 262144);
        var inventory = await ReadAsync(host, "healthy");
        Assert.True(Devices(inventory)[0].GetProperty("seenByDriver").GetBoolean());
        Assert.False(Devices(inventory)[1].GetProperty("seenByDriver").GetBoolean());
        Assert.Equal(JsonValueKind.Null, Devices(inventory)[2].GetProperty("seenByDriver").ValueKind);
        Assert.Equal(["The PCI bus shows an NVIDIA device at 0000:e1:00.0 that the driver does not list."],
            inventory.GetProperty("remarks").EnumerateArray().Select(remark => remark.GetString()));
        Assert.Equal("This host says that it holds 8 NVIDIA GPUs and 1 other accelerator.",
            inventory.GetProperty("headline").GetString());
    }

    [Fact]
    public async Task The_first_line_is_one_sentence_and_the_last_says_that_nothing_is_proved()
    {
        using var host = new FakeHost();
        var run = await AgentProcess.RunAsync("healthy", "inventory", "--nvml", nvml.Today, "--root", host.Root);
        Assert.StartsWith("This host says that it holds 8 NVIDIA GPUs.\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("Assurance tier: Declared.", run.Output, StringComparison.Ordinal);
        Assert.Contains("an inventory proves nothing", run.Output, StringComparison.Ordinal);
        Assert.Contains("1653924000007", run.Output, StringComparison.Ordinal);
        Assert.Contains("17 of 18", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inventory --nonsense", "--nonsense")]
    [InlineData("inventory --nvml", "--nvml")]
    [InlineData("nonsense", "nonsense")]
    [InlineData("\u001b[2J", "?[2J")]
    public async Task A_command_line_that_cannot_be_meant_is_one_line_that_names_it_and_exit_code_2(
        string line, string named)
    {
        var run = await AgentProcess.RunAsync("none", line.Split(' '));
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.StartsWith("lightcone-agent: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains(named, run.Errors, StringComparison.Ordinal);
        Assert.EndsWith("--help'.\n", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("", "lightcone-agent inventory")]
    [InlineData("inventory --help", "sudo lightcone-agent inventory --json")]
    [InlineData("metrics --help", "lightcone.prom")]
    public async Task Help_ends_with_examples(string line, string example)
    {
        var run = await AgentProcess.RunAsync("none", line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(example, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("--root", run.Output, StringComparison.Ordinal);
    }

    private async Task<JsonElement> ReadAsync(FakeHost host, string scenario)
    {
        var run = await AgentProcess.RunAsync(
            scenario, "inventory", "--json", "--nvml", nvml.Today, "--root", host.Root);
        Assert.Equal("", run.Errors);
        return run.Json();
    }

    private static List<JsonElement> Devices(JsonElement inventory) =>
        [.. inventory.GetProperty("pci").GetProperty("value").EnumerateArray()];

    private static string? Value(JsonElement part, string name) =>
        part.GetProperty(name).GetProperty("value").GetString();
}
