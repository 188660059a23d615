using System.Buffers.Binary;
using System.Globalization;

namespace Lightcone.Agent.Inventory.Nvml;

/// <summary>Asks the driver everything that identifies one GPU.</summary>
internal static class GpuReader
{
    // The buffer sizes of nvml.h.
    private const int UuidLength = 96;
    private const int NameLength = 96;
    private const int SerialLength = 30;
    private const int PartNumberLength = 80;
    private const int VbiosLength = 32;
    private const int PdiSize = 16;

    public static GpuFacts Read(NvmlCalls calls, NvmlDevice device)
    {
        if (device.Handle.Value is not { } handle) return Unreachable(device);
        var pci = PciAnswer.Of(calls, handle);
        return new GpuFacts
        {
            Index = device.Index,
            Uuid = Uuid(calls, handle),
            Serial = Serial(calls, handle),
            Pdi = Pdi(calls, handle),
            Name = Name(calls, handle),
            Architecture = calls.Number("nvmlDeviceGetArchitecture", handle).Select(GpuWords.Architecture),
            ComputeCapability = calls.Numbers("nvmlDeviceGetCudaComputeCapability", handle, 2)
                .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair[0]}.{pair[1]}")),
            BoardId = BoardId(calls, handle),
            BoardPartNumber = calls.Text("nvmlDeviceGetBoardPartNumber", handle, PartNumberLength),
            Vbios = Vbios(calls, handle),
            PciBusId = pci.Then(answer => answer.BusId),
            PciDevice = pci.Select(answer => answer.Device),
            PciSubsystem = pci.Select(answer => answer.Subsystem),
            MemoryBytes = Memory(calls, handle),
            MigEnabled = calls.Numbers("nvmlDeviceGetMigMode", handle, 2).Then(pair => GpuWords.Mig(pair[0])),
            Virtualization = calls.Number("nvmlDeviceGetVirtualizationMode", handle).Select(GpuWords.Virtualization),
            HostVgpuMode = calls.Number("nvmlDeviceGetHostVgpuMode", handle).Select(GpuWords.HostVgpu),
            Platform = PlatformReader.Read(calls, handle),
            NvLinks = NvLinkReader.Read(calls, handle),
        };
    }

    public static Fact<string> Uuid(NvmlCalls calls, nint device) =>
        calls.Text("nvmlDeviceGetUUID", device, UuidLength);

    public static Fact<string> Name(NvmlCalls calls, nint device) =>
        calls.Text("nvmlDeviceGetName", device, NameLength);

    public static Fact<string> Serial(NvmlCalls calls, nint device) =>
        calls.Text("nvmlDeviceGetSerial", device, SerialLength);

    public static Fact<string> Vbios(NvmlCalls calls, nint device) =>
        calls.Text("nvmlDeviceGetVbiosVersion", device, VbiosLength);

    public static Fact<string> BoardId(NvmlCalls calls, nint device) =>
        calls.Number("nvmlDeviceGetBoardId", device)
            .Select(id => string.Create(CultureInfo.InvariantCulture, $"0x{id:x}"));

    // nvmlPdi_v1_t: version, four bytes of padding, 64 bits.
    private static Fact<string> Pdi(NvmlCalls calls, nint device) =>
        calls.Block("nvmlDeviceGetPdi", device, NvmlCalls.Versioned(PdiSize, version: 1)).Select(answer =>
            BinaryPrimitives.ReadUInt64LittleEndian(answer.AsSpan(8)).ToString("X16", CultureInfo.InvariantCulture));

    private static Fact<ulong?> Memory(NvmlCalls calls, nint device) =>
        MemoryAnswer.Of(calls, device).Select(answer => (ulong?)answer.Total);

    private static GpuFacts Unreachable(NvmlDevice device)
    {
        var reason = device.Handle;
        var text = reason.Absent<string>();
        return new GpuFacts
        {
            Index = device.Index,
            Uuid = text,
            Serial = text,
            Pdi = text,
            Name = text,
            Architecture = text,
            ComputeCapability = text,
            BoardId = text,
            BoardPartNumber = text,
            Vbios = text,
            PciBusId = text,
            PciDevice = text,
            PciSubsystem = text,
            MemoryBytes = reason.Absent<ulong?>(),
            MigEnabled = reason.Absent<bool?>(),
            Virtualization = text,
            HostVgpuMode = text,
            Platform = reason.Absent<PlatformPlace>(),
            NvLinks = reason.Absent<IReadOnlyList<NvLink>>(),
        };
    }
}
