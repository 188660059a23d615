using System.Buffers.Binary;
using Lightcone.Agent.Inventory.Nvml;

namespace Lightcone.Agent.Telemetry;

/// <summary>Asks the driver for what one GPU shows at this moment.</summary>
internal static class GpuReadingsReader
{
    private const uint SmClock = 1;
    private const uint MemoryClock = 2;
    private const uint CoreSensor = 0;
    private const int UtilizationSize = 8;
    private const int TemperatureSize = 12;

    /// <returns>Null if the GPU has no handle: there is nobody to ask.</returns>
    public static GpuReadings? Read(NvmlCalls calls, NvmlDevice device)
    {
        if (device.Handle.Value is not { } handle) return null;
        var memory = MemoryAnswer.Of(calls, handle).Value;
        var percent = calls.Block("nvmlDeviceGetUtilizationRates", handle, new byte[UtilizationSize]).Value;
        // Correctable, uncorrectable, pending, failed.
        var rows = calls.Numbers("nvmlDeviceGetRemappedRows", handle, 4).Value;
        return new GpuReadings
        {
            Index = device.Index,
            Uuid = GpuReader.Uuid(calls, handle),
            Name = GpuReader.Name(calls, handle),
            Serial = GpuReader.Serial(calls, handle),
            PciBusId = PciAnswer.Of(calls, handle).Then(pci => pci.BusId),
            Vbios = GpuReader.Vbios(calls, handle),
            BoardId = GpuReader.BoardId(calls, handle),
            Celsius = Celsius(calls, handle),
            Milliwatts = calls.Number("nvmlDeviceGetPowerUsage", handle).Value,
            Millijoules = calls.LongNumber("nvmlDeviceGetTotalEnergyConsumption", handle).Value,
            SmMegahertz = calls.Number("nvmlDeviceGetClockInfo", handle, SmClock, out _).Value,
            MemoryMegahertz = calls.Number("nvmlDeviceGetClockInfo", handle, MemoryClock, out _).Value,
            GpuPercent = percent is null ? null : At(percent, 0),
            MemoryPercent = percent is null ? null : At(percent, 4),
            FreeBytes = memory?.Free,
            UsedBytes = memory?.Used,
            ReservedBytes = memory?.Reserved,
            PcieReplays = calls.Number("nvmlDeviceGetPcieReplayCounter", handle).Value,
            CorrectableRemappedRows = rows?[0],
            UncorrectableRemappedRows = rows?[1],
            RowRemapFailed = rows is null ? null : rows[3] != 0,
        };
    }

    // nvmlTemperature_v1_t: version, sensor, degrees. Drivers before it have the older question, newer may drop it.
    private static int? Celsius(NvmlCalls calls, nint device)
    {
        var block = calls.Block("nvmlDeviceGetTemperatureV", device, NvmlCalls.Versioned(TemperatureSize, version: 1));
        if (block.Value is { } answer) return (int)At(answer, 8);
        return (int?)calls.Number("nvmlDeviceGetTemperature", device, CoreSensor, out _).Value;
    }

    private static uint At(byte[] block, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(block.AsSpan(offset));
}
