using System.Runtime.InteropServices;

namespace Lightcone.Agent.Inventory.Host;

/// <summary>What firmware and kernel say of the machine.</summary>
internal static class HostReader
{
    public static HostFacts Read(HostFolder folder) => new()
    {
        Hostname = Hostname(folder),
        ProductUuid = Dmi(folder, "product_uuid"),
        Vendor = Dmi(folder, "sys_vendor"),
        ProductName = Dmi(folder, "product_name"),
        ProductSerial = Dmi(folder, "product_serial"),
        BoardVendor = Dmi(folder, "board_vendor"),
        BoardName = Dmi(folder, "board_name"),
        BoardSerial = Dmi(folder, "board_serial"),
        ChassisSerial = Dmi(folder, "chassis_serial"),
        FirmwareVersion = Dmi(folder, "bios_version"),
        BootId = folder.Line("/proc/sys/kernel/random/boot_id"),
        Kernel = folder.Line("/proc/sys/kernel/osrelease"),
        Architecture = RuntimeInformation.OSArchitecture.ToString(),
    };

    public static Fact<string> Hostname(HostFolder folder) => folder.Line("/proc/sys/kernel/hostname");

    private static Fact<string> Dmi(HostFolder folder, string name) => folder.Line($"/sys/class/dmi/id/{name}");
}
