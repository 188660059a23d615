using System.Globalization;

namespace Lightcone.Agent.Inventory.Host;

/// <summary>Accelerators as the PCI bus shows them: also where no driver is loaded, and for other vendors.</summary>
/// <remarks>A graphics card with a large window into its memory is listed, too: calling a card that draws pictures an
/// accelerator costs a line, missing one costs the answer. Integrated graphics may pass for one.</remarks>
internal static class PciBus
{
    private const string Devices = "/sys/bus/pci/devices";

    // Cards without a resizable window show 256 MiB; management controllers and plain displays show less.
    private const ulong LargeWindow = 256UL << 20;

    private const uint DisplayController = 0x0300;
    private const uint Controller3D = 0x0302;
    private const uint OtherDisplayController = 0x0380;
    private const uint ProcessingAccelerator = 0x1200;
    private const string Intel = "8086";

    /// <summary>The vendor whose driver is asked.</summary>
    public const string Nvidia = "NVIDIA";

    public static Fact<IReadOnlyList<PciAccelerator>> Read(HostFolder folder) =>
        folder.Names(Devices).Select(names => (IReadOnlyList<PciAccelerator>)
            [.. names.Select(name => Read(folder, name)).OfType<PciAccelerator>()]);

    private static PciAccelerator? Read(HostFolder folder, string address)
    {
        var path = $"{Devices}/{address}";
        if (Hexadecimal(folder, $"{path}/vendor") is not { } vendorId
            || Hexadecimal(folder, $"{path}/class") is not { } deviceClass
            || Vendor(Digits(vendorId)) is not { } vendor)
        {
            return null;
        }

        var window = folder.Text($"{path}/resource").Then(PciWindows.Largest);
        if (!IsAccelerator(deviceClass >> 8, Digits(vendorId), window.Value ?? 0)) return null;
        return new PciAccelerator
        {
            Address = PlainText.Of(address),
            Vendor = vendor,
            Device = folder.Line($"{path}/device").Select(device => $"{Digits(vendorId)}:{Bare(device)}"),
            Subsystem = Subsystem(folder, path),
            DeviceClass = string.Create(CultureInfo.InvariantCulture, $"0x{deviceClass:x6}"),
            LargestWindowBytes = window,
            VirtualFunction = folder.Has($"{path}/physfn"),
            SeenByDriver = null,
        };
    }

    /// <summary>Whether a device of one of the vendors counts.</summary>
    /// <param name="kind">Base class and subclass.</param>
    /// <param name="vendorId">Four hexadecimal digits.</param>
    /// <param name="window">The largest window into its memory, in bytes; 0 if not known.</param>
    public static bool IsAccelerator(uint kind, string vendorId, ulong window) => kind switch
    {
        Controller3D or ProcessingAccelerator => true,
        OtherDisplayController => window >= LargeWindow,
        // Almost every Intel processor has one of these inside.
        DisplayController => vendorId != Intel && window >= LargeWindow,
        _ => false,
    };

    private static string? Vendor(string id) => id switch
    {
        "10de" => Nvidia,
        "1002" => "AMD",
        Intel => "Intel",
        "1da3" => "Intel Habana",
        "19e5" => "Huawei",
        _ => null,
    };

    private static Fact<string> Subsystem(HostFolder folder, string path) =>
        folder.Line($"{path}/subsystem_vendor").Then(vendor =>
            folder.Line($"{path}/subsystem_device").Select(device => $"{Bare(vendor)}:{Bare(device)}"));

    private static string Bare(string number) =>
        number.StartsWith("0x", StringComparison.Ordinal) ? number[2..] : number;

    private static string Digits(uint number) => number.ToString("x4", CultureInfo.InvariantCulture);

    private static uint? Hexadecimal(HostFolder folder, string path) =>
        folder.Line(path).Value is { } line && uint.TryParse(Bare(line), NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture, out var number) ? number : null;
}
