namespace Lightcone.Agent.Inventory;

/// <summary>One GPU as its driver describes it.</summary>
internal sealed record GpuFacts
{
    /// <summary>The driver's number for it. It may change when a GPU is added or lost.</summary>
    public required uint Index { get; init; }

    /// <summary>Made by the driver of the chip's identity.</summary>
    public required Fact<string> Uuid { get; init; }

    /// <summary>Of the board or module, as printed on it.</summary>
    public required Fact<string> Serial { get; init; }

    /// <summary>The per-device identifier burnt into the chip: 16 hexadecimal digits, as in its certificates.</summary>
    public required Fact<string> Pdi { get; init; }

    public required Fact<string> Name { get; init; }

    public required Fact<string> Architecture { get; init; }

    public required Fact<string> ComputeCapability { get; init; }

    /// <summary>Which GPUs share a bridge. Good for this configuration only: it is no identity.</summary>
    public required Fact<string> BoardId { get; init; }

    public required Fact<string> BoardPartNumber { get; init; }

    public required Fact<string> Vbios { get; init; }

    /// <summary><c>DDDDDDDD:BB:DD.F</c>, as the driver writes it.</summary>
    public required Fact<string> PciBusId { get; init; }

    /// <summary>Vendor and device, <c>10de:2330</c>.</summary>
    public required Fact<string> PciDevice { get; init; }

    public required Fact<string> PciSubsystem { get; init; }

    public required Fact<ulong?> MemoryBytes { get; init; }

    /// <summary>Whether the GPU is cut into instances (MIG). The instances themselves are not listed.</summary>
    public required Fact<bool?> MigEnabled { get; init; }

    public required Fact<string> Virtualization { get; init; }

    public required Fact<string> HostVgpuMode { get; init; }

    /// <summary>Where in a rack the GPU says it is. Blackwell and newer.</summary>
    public required Fact<PlatformPlace> Platform { get; init; }

    public required Fact<IReadOnlyList<NvLink>> NvLinks { get; init; }
}
