using Lightcone.Agent.Inventory.Host;
using Lightcone.Agent.Inventory.Nvml;

namespace Lightcone.Agent.Inventory;

/// <summary>What an inventory says, and what does not fit together in it, in sentences for people.</summary>
internal static class InventoryWords
{
    /// <summary>What the tier is worth: printed with every inventory.</summary>
    public const string Tier = """
        Assurance tier: Declared. All of this is the host's own word: whoever controls the host can change it,
        so an inventory proves nothing of which chips there are or where they are.
        """;

    public static string Headline(
        DriverFacts driver, IReadOnlyList<GpuFacts> gpus, Fact<IReadOnlyList<PciAccelerator>> pci)
    {
        var devices = Physical(pci).ToList();
        if (gpus.Count > 0)
        {
            var others = devices.Count(device => device.Vendor != PciBus.Nvidia);
            return $"This host says that it holds {Counted(gpus.Count, "NVIDIA GPU")}"
                + $"{(others > 0 ? $" and {Counted(others, "other accelerator")}" : "")}.";
        }

        if (devices.Count > 0)
        {
            var vendors = string.Join(", ", devices.CountBy(device => device.Vendor)
                .OrderBy(vendor => vendor.Key, StringComparer.Ordinal).Select(v => $"{v.Value} of {v.Key}"));
            return $"This host's PCI bus shows {Counted(devices.Count, "accelerator")} ({vendors}); "
                + "no driver was there to name their chips.";
        }

        return pci.IsKnown || driver.GpuCount.IsKnown
            ? "This host shows no accelerator."
            : "Nothing can be said of this host's accelerators: neither the driver nor the PCI bus could be read.";
    }

    public static IReadOnlyList<string> Remarks(
        DriverFacts driver, IReadOnlyList<GpuFacts> gpus, Fact<IReadOnlyList<PciAccelerator>> pci)
    {
        var remarks = new List<string>();
        if (!driver.GpuCount.IsKnown) remarks.Add($"The NVIDIA driver was not asked: {driver.GpuCount.Because}.");
        if (!pci.IsKnown) remarks.Add($"The PCI bus was not read: {pci.Because}.");
        if (driver.GpuCount.Value is { } count && count != (ulong)gpus.Count)
            remarks.Add($"The driver counts {count} GPUs, but {gpus.Count} are listed (at most {NvmlDevice.Most}).");
        foreach (var gpu in gpus.Where(IsLost))
            remarks.Add($"GPU {gpu.Index} does not answer: it is listed, but no longer reachable.");
        foreach (var alike in gpus.Where(gpu => gpu.Uuid.IsKnown).GroupBy(gpu => gpu.Uuid.Value)
            .Where(same => same.Count() > 1))
            remarks.Add($"{alike.Count()} GPUs give the same UUID, {alike.Key}: no two chips have one.");
        foreach (var device in Physical(pci).Where(device => device.SeenByDriver == false))
            remarks.Add($"The PCI bus shows an NVIDIA device at {device.Address} that the driver does not list.");
        return remarks;
    }

    public static bool IsLost(GpuFacts gpu) => gpu.Uuid.Unavailable is Absence.DeviceLost
        || gpu.NvLinks.Unavailable is Absence.DeviceLost;

    private static IEnumerable<PciAccelerator> Physical(Fact<IReadOnlyList<PciAccelerator>> pci) =>
        (pci.Value ?? []).Where(device => !device.VirtualFunction);

    private static string Counted(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";
}
