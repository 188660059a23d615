using System.Globalization;

namespace Lightcone.Agent.Inventory.Nvml;

/// <summary>NVML's return codes (nvmlReturn_t) as reasons.</summary>
internal static class NvmlCode
{
    public const int Success = 0;

    /// <summary>There is no such index: of a GPU, of a link.</summary>
    public const int InvalidArgument = 2;

    private const int Unknown = 999;

    public static Fact<T> Missing<T>(string export) =>
        Fact<T>.None(Absence.NoExport, $"this driver has no {export}; a newer one may");

    public static Fact<T> Refused<T>(string export, int code)
    {
        var (absence, words) = Meaning(code);
        return Fact<T>.None(absence, string.Create(CultureInfo.InvariantCulture, $"{export}: {words} (code {code})"));
    }

    public static Fact<T> Malformed<T>(string export, string what) =>
        Fact<T>.None(Absence.Malformed, $"{export}: {what}");

    private static (Absence Absence, string Words) Meaning(int code) => code switch
    {
        1 => (Absence.NoDriver, "the library is not started"),
        InvalidArgument => (Absence.NotSupported, "the driver does not take the question"),
        3 => (Absence.NotSupported, "this device does not have it"),
        4 => (Absence.NoPermission, "the agent may not ask; run it as root"),
        6 => (Absence.NotThere, "not found"),
        7 => (Absence.Malformed, "the answer is longer than it may be"),
        8 => (Absence.DeviceLost, "the board's power cables are not connected"),
        9 => (Absence.NoDriver, "the NVIDIA driver is not loaded"),
        10 => (Absence.Failed, "the driver took too long"),
        12 => (Absence.NoLibrary, "a library of the driver is missing"),
        13 => (Absence.NoExport, "this driver does not know the question"),
        14 => (Absence.Failed, "the board's inforom is corrupt"),
        15 => (Absence.DeviceLost, "the GPU fell off its bus or cannot be reached"),
        16 => (Absence.DeviceLost, "the GPU needs a reset"),
        17 => (Absence.NoPermission, "the system keeps the device from this process (container, cgroup)"),
        18 => (Absence.NoDriver, "library and kernel driver are of different versions; restart the machine"),
        20 => (Absence.Failed, "no memory is left"),
        21 => (Absence.NotThere, "the driver has no value"),
        25 => (Absence.NoExport, "this driver does not know the form of the question"),
        26 => (Absence.NoExport, "this driver no longer answers it"),
        27 => (Absence.NoDriver, "the driver is not ready"),
        28 => (Absence.NotThere, "no GPU was found"),
        Unknown => (Absence.Failed, "an internal error of the driver"),
        _ => (Absence.Failed, "an error without a name here"),
    };
}
