using System.Globalization;

namespace Lightcone.Agent.Inventory.Nvml;

/// <summary>NVML's numbers as words. A number without a word here stays a number: it is newer than we are.</summary>
internal static class GpuWords
{
    public static string Architecture(ulong? number) => number switch
    {
        2 => "Kepler",
        3 => "Maxwell",
        4 => "Pascal",
        5 => "Volta",
        6 => "Turing",
        7 => "Ampere",
        8 => "Ada",
        9 => "Hopper",
        10 => "Blackwell",
        13 => "Rubin",
        _ => Plain(number),
    };

    public static Fact<bool?> Mig(uint mode) => mode switch
    {
        0 => Fact<bool?>.Of(false),
        1 => Fact<bool?>.Of(true),
        _ => NvmlCode.Malformed<bool?>("nvmlDeviceGetMigMode", $"mode {mode} is none"),
    };

    public static string Virtualization(ulong? mode) => mode switch
    {
        0 => "BareMetal",
        1 => "Passthrough",
        2 => "Vgpu",
        3 => "HostVgpu",
        4 => "HostVsga",
        _ => Plain(mode),
    };

    public static string HostVgpu(ulong? mode) => mode switch
    {
        0 => "NonSriov",
        1 => "Sriov",
        _ => Plain(mode),
    };

    public static string RemoteDevice(ulong? type) => type switch
    {
        0 => "Gpu",
        1 => "IbmNpu",
        2 => "Switch",
        0xff => "Unknown",
        _ => Plain(type),
    };

    private static string Plain(ulong? number) => string.Create(CultureInfo.InvariantCulture, $"{number}");
}
