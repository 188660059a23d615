namespace Lightcone.Agent.Inventory.Nvml;

/// <summary>A GPU that the driver lists: its number, and its handle if it still answers.</summary>
internal sealed record NvmlDevice(uint Index, Fact<nint?> Handle)
{
    // No host has more; a driver that says so is broken or lies, and must not keep the agent busy.
    public const int Most = 64;

    /// <summary>The driver's GPUs, at most <see cref="Most"/>, also those that no longer answer.</summary>
    public static IReadOnlyList<NvmlDevice> List(NvmlCalls calls, Fact<ulong?> count)
    {
        var devices = new List<NvmlDevice>();
        for (uint index = 0; index < Most && index < (count.Value ?? 0); index++)
        {
            var handle = calls.Device(index, out var code);
            // There is no such GPU, whatever the count says.
            if (code == NvmlCode.InvalidArgument) break;
            devices.Add(new NvmlDevice(index, handle));
        }

        return devices;
    }

    public static Fact<ulong?> Count(NvmlCalls calls) => calls.Number("nvmlDeviceGetCount_v2");
}
