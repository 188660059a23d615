namespace Lightcone.SystemTests.Agent;

public sealed class MetricsTests(FakeNvml nvml) : IClassFixture<FakeNvml>
{
    [Fact]
    public async Task Readings_have_the_names_labels_and_units_of_the_usual_exporter()
    {
        var page = await ReadAsync("healthy", nvml.Today);
        Assert.Contains("DCGM_FI_DEV_GPU_TEMP{gpu=\"3\",UUID=\"GPU-4e1f0000-0000-4000-8000-000000000003\","
            + "pci_bus_id=\"00000000:13:00.0\",device=\"nvidia3\",modelName=\"NVIDIA H100 80GB HBM3\","
            + "hostname=\"gpu-17\"}", page.Series);
        Assert.Contains("lightcone_gpu_info{gpu=\"3\",uuid=\"GPU-4e1f0000-0000-4000-8000-000000000003\","
            + "serial=\"1653924000003\",pci_bus_id=\"00000000:13:00.0\",vbios=\"96.00.5E.00.01\","
            + "board_id=\"0x1a03\"}", page.Series);
        Assert.Equal(43, page.Value("DCGM_FI_DEV_GPU_TEMP", 3));
        Assert.Equal(71.234m, page.Value("DCGM_FI_DEV_POWER_USAGE", 3));
        Assert.Equal(9_007_199_254_740_993, page.Value("DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION", 3));
        Assert.Equal(1980, page.Value("DCGM_FI_DEV_SM_CLOCK", 3));
        Assert.Equal(2619, page.Value("DCGM_FI_DEV_MEM_CLOCK", 3));
        Assert.Equal(97, page.Value("DCGM_FI_DEV_GPU_UTIL", 3));
        Assert.Equal(41, page.Value("DCGM_FI_DEV_MEM_COPY_UTIL", 3));
        Assert.Equal(80_986, page.Value("DCGM_FI_DEV_FB_FREE", 3));
        Assert.Equal(60, page.Value("DCGM_FI_DEV_FB_USED", 3));
        Assert.Equal(512, page.Value("DCGM_FI_DEV_FB_RESERVED", 3));
        Assert.Equal(0, page.Value("DCGM_FI_DEV_PCIE_REPLAY_COUNTER", 3));
        Assert.Equal(2, page.Value("DCGM_FI_DEV_UNCORRECTABLE_REMAPPED_ROWS", 3));
        Assert.Equal(1, page.Value("DCGM_FI_DEV_CORRECTABLE_REMAPPED_ROWS", 3));
        Assert.Equal(0, page.Value("DCGM_FI_DEV_ROW_REMAP_FAILURE", 3));
        Assert.Equal(8, page.Value("lightcone_inventory_gpus"));
        Assert.Equal(1, page.Value("lightcone_nvml_available"));
        Assert.Equal(1, page.Value("lightcone_agent_build_info{version=\"0.1.0\"}"));
    }

    [Fact]
    public async Task A_reading_that_could_not_be_had_is_absent_and_never_zero()
    {
        var old = await ReadAsync("healthy", nvml.Old);
        Assert.Null(old.Value("DCGM_FI_DEV_FB_RESERVED", 0));
        Assert.Null(old.Value("DCGM_FI_DEV_FB_USED", 0));
        Assert.Equal(80_986, old.Value("DCGM_FI_DEV_FB_FREE", 0));
        Assert.Equal(30, old.Value("DCGM_FI_DEV_GPU_TEMP", 0));
        var mig = await ReadAsync("mig", nvml.Today);
        Assert.DoesNotContain(mig.Series, series => series.Contains("UTIL", StringComparison.Ordinal));
        var lost = await ReadAsync("lost", nvml.Today);
        Assert.Null(lost.Value("DCGM_FI_DEV_POWER_USAGE", 3));
        Assert.Equal(71.234m, lost.Value("DCGM_FI_DEV_POWER_USAGE", 4));
    }

    [Fact]
    public async Task Without_a_driver_the_page_says_so_and_counts_no_GPUs()
    {
        foreach (var library in new[] { nvml.Today, "/nowhere/libnvidia-ml.so.1" })
        {
            var page = await ReadAsync("no-driver", library);
            Assert.Equal(0, page.Value("lightcone_nvml_available"));
            Assert.Null(page.Value("lightcone_inventory_gpus"));
        }

        Assert.Equal(0, (await ReadAsync("none", nvml.Today)).Value("lightcone_inventory_gpus"));
    }

    [Fact]
    public async Task A_hostile_driver_cannot_add_a_metric_or_break_the_page()
    {
        var page = await ReadAsync("hostile", nvml.Today);
        Assert.DoesNotContain(page.Series, series => series.StartsWith("evil", StringComparison.Ordinal));
        Assert.Contains(page.Series, series => series.Contains(
            """UUID="GPU-\"} 1?evil_metric 1?\\",""", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_driver_that_counts_four_thousand_million_GPUs_gives_a_bounded_page() =>
        Assert.Equal(64, (await ReadAsync("huge", nvml.Today)).Value("lightcone_inventory_gpus"));

    private static async Task<MetricsPage> ReadAsync(string scenario, string library)
    {
        using var host = new FakeHost();
        var run = await AgentProcess.RunAsync(scenario, "metrics", "--nvml", library, "--root", host.Root);
        Assert.Equal("", run.Errors);
        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain(run.Output, letter => char.IsControl(letter) && letter != '\n');
        return new MetricsPage(run.Output);
    }
}
