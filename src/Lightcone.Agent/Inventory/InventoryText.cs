using System.Globalization;

namespace Lightcone.Agent.Inventory;

/// <summary>An inventory for people: one sentence, a table, and what could not be had.</summary>
internal static class InventoryText
{
    private const int MostReasons = 12;

    public static void Write(TextWriter output, HostInventory inventory)
    {
        output.WriteLine(inventory.Headline);
        output.WriteLine();
        WriteHost(output, inventory);
        if (inventory.Gpus.Count > 0) WriteTable(output, GpuRows(inventory.Gpus));
        if (inventory.Pci.Value is { Count: > 0 } devices) WriteTable(output, PciRows(devices));
        foreach (var remark in inventory.Remarks) output.WriteLine($"Note: {remark}");
        WriteReasons(output, inventory.Gpus);
        output.WriteLine(InventoryWords.Tier);
    }

    private static void WriteHost(TextWriter output, HostInventory inventory)
    {
        var host = inventory.Host;
        WriteTable(output,
        [
            ["host", Shown(host.Hostname)],
            ["machine", $"{Shown(host.Vendor)} {Shown(host.ProductName)}"],
            ["product uuid", Shown(host.ProductUuid)],
            ["board serial", Shown(host.BoardSerial)],
            ["boot id", Shown(host.BootId)],
            ["kernel", $"{Shown(host.Kernel)} ({host.Architecture})"],
            ["driver", Shown(inventory.Driver.Version)],
        ]);
    }

    private static List<string[]> GpuRows(IReadOnlyList<GpuFacts> gpus) =>
    [
        ["gpu", "name", "serial", "uuid", "pci", "GiB", "mig", "nvlinks up"],
        .. gpus.Select(gpu => new[]
        {
            gpu.Index.ToString(CultureInfo.InvariantCulture), Shown(gpu.Name), Shown(gpu.Serial), Shown(gpu.Uuid),
            Shown(gpu.PciBusId), Shown(gpu.MemoryBytes.Select(bytes => Gibibytes(bytes!.Value))),
            Shown(gpu.MigEnabled.Select(on => on == true ? "on" : "off")), Shown(gpu.NvLinks.Select(Up)),
        }),
    ];

    private static List<string[]> PciRows(IReadOnlyList<PciAccelerator> devices) =>
    [
        ["pci", "vendor", "device", "subsystem", "class", "driver lists it"],
        .. devices.Select(device => new[]
        {
            device.Address + (device.VirtualFunction ? " (slice)" : ""), device.Vendor, Shown(device.Device),
            Shown(device.Subsystem), device.DeviceClass,
            device.SeenByDriver switch { true => "yes", false => "no", null => "not asked" },
        }),
    ];

    private static string Up(IReadOnlyList<NvLink> links) => string.Create(CultureInfo.InvariantCulture,
        $"{links.Count(link => link.Active.Value == true)} of {links.Count}");

    // Rounded down: a GPU sold as 80 GB has 79.6 GiB, and saying 80 would be a guess.
    private static string Gibibytes(ulong bytes) =>
        (bytes / (1UL << 20) / 1024m).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Shown(Fact<string> fact) => fact.Value ?? "-";

    // One line for each reason, not for each GPU: eight alike machines fail alike.
    private static void WriteReasons(TextWriter output, IReadOnlyList<GpuFacts> gpus)
    {
        var reasons = gpus.SelectMany(Reasons).Distinct(StringComparer.Ordinal).ToList();
        foreach (var reason in reasons.Take(MostReasons)) output.WriteLine($"Unavailable (-): {reason}.");
        if (reasons.Count > MostReasons) output.WriteLine($"and {reasons.Count - MostReasons} more; see --json.");
    }

    private static IEnumerable<string> Reasons(GpuFacts gpu) =>
        new[]
        {
            gpu.Uuid.Because, gpu.Serial.Because, gpu.Pdi.Because, gpu.Name.Because, gpu.PciBusId.Because,
            gpu.MemoryBytes.Because, gpu.MigEnabled.Because, gpu.NvLinks.Because, gpu.BoardPartNumber.Because,
            gpu.Vbios.Because,
        }.OfType<string>();

    private static void WriteTable(TextWriter output, List<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToList();
        foreach (var row in rows)
            output.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        output.WriteLine();
    }
}
