using System.Globalization;

namespace Lightcone.Agent.Telemetry;

/// <summary>A GPU's readings under the names, labels and units of NVIDIA's dcgm-exporter, so that dashboards made for
/// it fit. The last XID is missing: NVML tells of it only while one waits for events.</summary>
internal static class GpuMetrics
{
    private const ulong Mebibyte = 1UL << 20;

    private static readonly IReadOnlyList<(MetricFamily Family, Func<GpuReadings, decimal?> Value)> Readings =
    [
        (new("DCGM_FI_DEV_SM_CLOCK", "SM clock frequency (in MHz)."), gpu => gpu.SmMegahertz),
        (new("DCGM_FI_DEV_MEM_CLOCK", "Memory clock frequency (in MHz)."), gpu => gpu.MemoryMegahertz),
        (new("DCGM_FI_DEV_GPU_TEMP", "GPU temperature (in C)."), gpu => gpu.Celsius),
        (new("DCGM_FI_DEV_POWER_USAGE", "Power draw (in W)."), gpu => gpu.Milliwatts / 1000m),
        (new("DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION", "Total energy consumption since boot (in mJ).", true),
            gpu => gpu.Millijoules),
        (new("DCGM_FI_DEV_PCIE_REPLAY_COUNTER", "Total number of PCIe retries.", true), gpu => gpu.PcieReplays),
        (new("DCGM_FI_DEV_GPU_UTIL", "GPU utilization (in %)."), gpu => gpu.GpuPercent),
        (new("DCGM_FI_DEV_MEM_COPY_UTIL", "Memory utilization (in %)."), gpu => gpu.MemoryPercent),
        (new("DCGM_FI_DEV_FB_FREE", "Framebuffer memory free (in MiB)."), gpu => gpu.FreeBytes / Mebibyte),
        (new("DCGM_FI_DEV_FB_USED", "Framebuffer memory used (in MiB)."), gpu => gpu.UsedBytes / Mebibyte),
        (new("DCGM_FI_DEV_FB_RESERVED", "Framebuffer memory reserved (in MiB)."), gpu => gpu.ReservedBytes / Mebibyte),
        (new("DCGM_FI_DEV_UNCORRECTABLE_REMAPPED_ROWS",
            "Number of remapped rows for uncorrectable errors", true), gpu => gpu.UncorrectableRemappedRows),
        (new("DCGM_FI_DEV_CORRECTABLE_REMAPPED_ROWS",
            "Number of remapped rows for correctable errors", true), gpu => gpu.CorrectableRemappedRows),
        (new("DCGM_FI_DEV_ROW_REMAP_FAILURE", "Whether remapping of rows has failed"),
            gpu => gpu.RowRemapFailed is { } failed ? failed ? 1 : 0 : null),
    ];

    private static readonly MetricFamily Identity =
        new("lightcone_gpu_info", "Who a GPU is, as its driver says; it proves nothing.");

    public static void Write(Exposition page, IReadOnlyList<GpuReadings> gpus, string? hostname)
    {
        foreach (var (family, value) in Readings)
        {
            page.Add(family, from gpu in gpus
                             let reading = value(gpu)
                             where reading is not null
                             select Sample.Of(reading.Value, Labels(gpu, hostname)));
        }

        page.Add(Identity, gpus.Select(gpu => Sample.Of(1, ("gpu", Index(gpu)), ("uuid", gpu.Uuid.Value ?? ""),
            ("serial", gpu.Serial.Value ?? ""), ("pci_bus_id", gpu.PciBusId.Value ?? ""),
            ("vbios", gpu.Vbios.Value ?? ""), ("board_id", gpu.BoardId.Value ?? ""))));
    }

    // An empty label means the same to Prometheus as none.
    private static List<(string Name, string Value)> Labels(GpuReadings gpu, string? hostname)
    {
        List<(string Name, string Value)> labels =
        [
            ("gpu", Index(gpu)), ("UUID", gpu.Uuid.Value ?? ""), ("pci_bus_id", gpu.PciBusId.Value ?? ""),
            ("device", "nvidia" + Index(gpu)), ("modelName", gpu.Name.Value ?? ""),
        ];
        if (hostname is not null) labels.Add(("hostname", hostname));
        return labels;
    }

    private static string Index(GpuReadings gpu) => gpu.Index.ToString(CultureInfo.InvariantCulture);
}
