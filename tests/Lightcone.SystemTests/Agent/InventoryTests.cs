using System.Text.Json;
using Lightcone.SystemTests.Cli;

namespace Lightcone.SystemTests.Agent;

public sealed class InventoryTests(FakeNvml nvml) : IClassFixture<FakeNvml>
{
    [Fact]
    public async Task Eight_GPUs_are_listed_with_all_that_identifies_each()
    {
        var inventory = await ReadAsync("healthy", nvml.Today);
        Assert.Equal("This host says that it holds 8 NVIDIA GPUs.", inventory.GetProperty("headline").GetString());
        Assert.Equal("580.95.05", Value(inventory.GetProperty("driver"), "version").GetString());
        Assert.Equal(8, inventory.GetProperty("gpus").GetArrayLength());
        var gpu = inventory.GetProperty("gpus")[5];
        Assert.Equal(5, gpu.GetProperty("index").GetInt32());
        Assert.Equal("GPU-4e1f0000-0000-4000-8000-000000000005", Value(gpu, "uuid").GetString());
        Assert.Equal("1653924000005", Value(gpu, "serial").GetString());
        Assert.Equal("48B02D51C9C10705", Value(gpu, "pdi").GetString());
        Assert.Equal("NVIDIA H100 80GB HBM3", Value(gpu, "name").GetString());
        Assert.Equal("Hopper", Value(gpu, "architecture").GetString());
        Assert.Equal("9.0", Value(gpu, "computeCapability").GetString());
        Assert.Equal("0x1a05", Value(gpu, "boardId").GetString());
        Assert.Equal("692-2G520-0200-000", Value(gpu, "boardPartNumber").GetString());
        Assert.Equal("96.00.5E.00.01", Value(gpu, "vbios").GetString());
        Assert.Equal("00000000:15:00.0", Value(gpu, "pciBusId").GetString());
        Assert.Equal("10de:2330", Value(gpu, "pciDevice").GetString());
        Assert.Equal("10de:16c1", Value(gpu, "pciSubsystem").GetString());
        Assert.Equal(85_520_809_984, Value(gpu, "memoryBytes").GetInt64());
        Assert.False(Value(gpu, "migEnabled").GetBoolean());
        Assert.Equal("BareMetal", Value(gpu, "virtualization").GetString());
        Assert.Equal("1821125190069", Value(gpu, "platform").GetProperty("chassisSerial").GetString());
        Assert.Equal(6, Value(gpu, "platform").GetProperty("moduleId").GetInt32());
    }

    [Fact]
    public async Task An_active_link_names_its_neighbour_and_an_inactive_one_says_why_not()
    {
        var links = Value((await ReadAsync("healthy", nvml.Today)).GetProperty("gpus")[0], "nvLinks");
        Assert.Equal(18, links.GetArrayLength());
        Assert.True(Value(links[6], "active").GetBoolean());
        Assert.Equal("00000000:A2:00.0", Value(links[6], "remotePciBusId").GetString());
        Assert.Equal("Switch", Value(links[6], "remoteDevice").GetString());
        Assert.False(Value(links[17], "active").GetBoolean());
        AssertUnavailable(links[17], "remotePciBusId", "NotAsked", "not active");
    }

    [Fact]
    public async Task A_field_that_the_driver_does_not_have_is_unavailable_with_its_reason()
    {
        var gpu = (await ReadAsync("healthy", nvml.Old)).GetProperty("gpus")[0];
        AssertUnavailable(gpu, "pdi", "NoExport", "nvmlDeviceGetPdi");
        AssertUnavailable(gpu, "platform", "NoExport", "nvmlDeviceGetPlatformInfo");
        AssertUnavailable(Value(gpu, "nvLinks")[0], "remoteDevice", "NoExport", "nvmlDeviceGetNvLinkRemoteDeviceType");
        AssertUnavailable(gpu, "hostVgpuMode", "NotSupported", "does not have it");
        Assert.Equal("1653924000000", Value(gpu, "serial").GetString());
        Assert.Equal(85_520_809_984, Value(gpu, "memoryBytes").GetInt64());
    }

    [Fact]
    public async Task A_GPU_that_is_lost_halfway_costs_only_its_own_later_fields()
    {
        var inventory = await ReadAsync("lost", nvml.Today);
        Assert.Equal(8, inventory.GetProperty("gpus").GetArrayLength());
        var lost = inventory.GetProperty("gpus")[3];
        Assert.True(Value(lost, "uuid").ValueKind is JsonValueKind.String);
        AssertUnavailable(lost, "memoryBytes", "DeviceLost", "fell off its bus");
        AssertUnavailable(lost, "nvLinks", "DeviceLost", "fell off its bus");
        Assert.Contains("GPU 3 does not answer", Remarks(inventory), StringComparison.Ordinal);
        Assert.Equal(85_520_809_984, Value(inventory.GetProperty("gpus")[4], "memoryBytes").GetInt64());
    }

    [Fact]
    public async Task A_GPU_cut_into_instances_says_so() =>
        Assert.True(Value((await ReadAsync("mig", nvml.Today)).GetProperty("gpus")[0], "migEnabled").GetBoolean());

    [Theory]
    [InlineData("none", "This host shows no accelerator.", null)]
    [InlineData("no-driver", "This host shows no accelerator.", "the NVIDIA driver is not loaded")]
    public async Task A_host_without_GPUs_or_without_a_driver_has_an_inventory_too(
        string scenario, string headline, string? reason)
    {
        var inventory = await ReadAsync(scenario, nvml.Today);
        Assert.Equal(headline, inventory.GetProperty("headline").GetString());
        Assert.Equal(0, inventory.GetProperty("gpus").GetArrayLength());
        Assert.Contains(reason ?? "", Remarks(inventory), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere/libnvidia-ml.so.1", "NoLibrary", "cannot be loaded")]
    [InlineData("", "NoLibrary", "cannot be loaded")]
    [InlineData("libc.so.6", "NoExport", "nvmlInit_v2")]
    public async Task A_library_that_is_none_is_a_reason(string library, string absence, string reason)
    {
        var inventory = await ReadAsync("healthy", library);
        AssertUnavailable(inventory.GetProperty("driver"), "version", absence, reason);
    }

    [Fact]
    public async Task A_driver_that_counts_four_thousand_million_GPUs_and_repeats_them_is_bounded_and_reported()
    {
        var inventory = await ReadAsync("huge", nvml.Today);
        Assert.Equal(64, inventory.GetProperty("gpus").GetArrayLength());
        Assert.Equal(36, Value(inventory.GetProperty("gpus")[0], "nvLinks").GetArrayLength());
        Assert.Contains("counts 4294967295 GPUs", Remarks(inventory), StringComparison.Ordinal);
        Assert.Contains("8 GPUs give the same UUID", Remarks(inventory), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_text_reaches_no_terminal_and_a_text_without_an_end_is_no_value()
    {
        foreach (var form in new[] { Array.Empty<string>(), ["--json"] })
        {
            using var host = new FakeHost();
            var run = await AgentProcess.RunAsync("hostile",
                ["inventory", "--nvml", nvml.Today, "--root", host.Root, .. form]);
            Assert.Equal(0, run.ExitCode);
            Assert.DoesNotContain(run.Output, letter => char.IsControl(letter) && letter != '\n');
            Assert.DoesNotContain('\u202e', run.Output);
            Assert.DoesNotContain("\nevil_metric", run.Output, StringComparison.Ordinal);
        }

        var gpu = (await ReadAsync("hostile", nvml.Today)).GetProperty("gpus")[0];
        Assert.Equal("GPU-\"} 1?evil_metric 1?\\", Value(gpu, "uuid").GetString());
        AssertUnavailable(gpu, "serial", "Malformed", "has no end");
        AssertUnavailable(gpu, "pciBusId", "Malformed", "has no end");
        AssertUnavailable(gpu, "migEnabled", "Malformed", "mode 77");
        AssertUnavailable(gpu, "boardPartNumber", "NotThere", "empty");
    }

    [Fact]
    public async Task The_same_host_gives_the_same_bytes_again()
    {
        using var host = new FakeHost();
        string[] arguments = ["inventory", "--json", "--nvml", nvml.Today, "--root", host.Root];
        var first = await AgentProcess.RunAsync("healthy", arguments);
        Assert.Equal(first.Output, (await AgentProcess.RunAsync("healthy", arguments)).Output);
    }

    [Fact]
    public async Task Every_field_is_in_the_documentation()
    {
        using var host = new FakeHost();
        host.AddDevice("0000:10:00.0", "10de:2330", "030200", 131072);
        var run = await AgentProcess.RunAsync(
            "healthy", "inventory", "--json", "--nvml", nvml.Today, "--root", host.Root);
        Documented.AllFieldsOf(run.Json());
    }

    private static async Task<JsonElement> ReadAsync(string scenario, string library)
    {
        using var host = new FakeHost();
        var run = await AgentProcess.RunAsync(
            scenario, "inventory", "--json", "--nvml", library, "--root", host.Root);
        Assert.Equal("", run.Errors);
        Assert.Equal(0, run.ExitCode);
        return Declared(run);
    }

    private static JsonElement Declared(CliResult run)
    {
        var inventory = run.Json();
        Assert.Equal("Declared", inventory.GetProperty("tier").GetString());
        return inventory;
    }

    private static JsonElement Value(JsonElement part, string name)
    {
        var fact = part.GetProperty(name);
        Assert.Equal(JsonValueKind.Null, fact.GetProperty("unavailable").ValueKind);
        return fact.GetProperty("value");
    }

    private static void AssertUnavailable(JsonElement part, string name, string absence, string because)
    {
        var fact = part.GetProperty(name);
        Assert.Equal(JsonValueKind.Null, fact.GetProperty("value").ValueKind);
        Assert.Equal(absence, fact.GetProperty("unavailable").GetString());
        Assert.Contains(because, fact.GetProperty("because").GetString(), StringComparison.Ordinal);
    }

    private static string Remarks(JsonElement inventory) =>
        string.Join('\n', inventory.GetProperty("remarks").EnumerateArray().Select(remark => remark.GetString()));
}
