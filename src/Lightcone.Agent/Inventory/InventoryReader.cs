using Lightcone.Agent.Inventory.Host;
using Lightcone.Agent.Inventory.Nvml;

namespace Lightcone.Agent.Inventory;

/// <summary>Gathers the inventory of this host, once. Whatever fails becomes a reason in it.</summary>
internal static class InventoryReader
{
    /// <param name="nvmlName">NVIDIA's library: what the loader looks for, or a path.</param>
    /// <param name="folder">The host's root.</param>
    public static HostInventory Read(string nvmlName, HostFolder folder)
    {
        var opened = NvmlLibrary.Open(nvmlName);
        using var library = opened.Value;
        var calls = opened.Select(loaded => new NvmlCalls(loaded));
        var driver = Driver(calls);
        IReadOnlyList<GpuFacts> gpus = calls.Value is { } known
            ? [.. NvmlDevice.List(known, driver.GpuCount).Select(device => GpuReader.Read(known, device))]
            : [];
        var pci = PciBus.Read(folder).Select(devices => SeenBy(devices, gpus, asked: driver.GpuCount.IsKnown));
        return new HostInventory
        {
            Headline = InventoryWords.Headline(driver, gpus, pci),
            Host = HostReader.Read(folder),
            Driver = driver,
            Gpus = gpus,
            Pci = pci,
            Remarks = InventoryWords.Remarks(driver, gpus, pci),
        };
    }

    private static DriverFacts Driver(Fact<NvmlCalls> calls) => new()
    {
        Version = calls.Then(known => known.Text("nvmlSystemGetDriverVersion", 80)),
        NvmlVersion = calls.Then(known => known.Text("nvmlSystemGetNVMLVersion", 80)),
        GpuCount = calls.Then(NvmlDevice.Count),
    };

    private static IReadOnlyList<PciAccelerator> SeenBy(
        IReadOnlyList<PciAccelerator> devices, IReadOnlyList<GpuFacts> gpus, bool asked)
    {
        var listed = gpus.Select(gpu => gpu.PciBusId.Value).OfType<string>().Select(PciAddress.Normal).ToHashSet();
        return [.. devices.Select(device => device.Vendor != PciBus.Nvidia || !asked
            ? device
            : device with { SeenByDriver = listed.Contains(PciAddress.Normal(device.Address)) })];
    }
}
