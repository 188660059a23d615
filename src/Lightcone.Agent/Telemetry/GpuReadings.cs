using Lightcone.Agent.Inventory;

namespace Lightcone.Agent.Telemetry;

/// <summary>What one GPU shows at this moment. Null is a reading that could not be had.</summary>
internal sealed record GpuReadings
{
    public required uint Index { get; init; }

    public required Fact<string> Uuid { get; init; }

    public required Fact<string> Name { get; init; }

    public required Fact<string> Serial { get; init; }

    public required Fact<string> PciBusId { get; init; }

    public required Fact<string> Vbios { get; init; }

    public required Fact<string> BoardId { get; init; }

    public required int? Celsius { get; init; }

    public required ulong? Milliwatts { get; init; }

    public required ulong? Millijoules { get; init; }

    public required ulong? SmMegahertz { get; init; }

    public required ulong? MemoryMegahertz { get; init; }

    public required uint? GpuPercent { get; init; }

    public required uint? MemoryPercent { get; init; }

    public required ulong? FreeBytes { get; init; }

    public required ulong? UsedBytes { get; init; }

    public required ulong? ReservedBytes { get; init; }

    public required ulong? PcieReplays { get; init; }

    public required uint? CorrectableRemappedRows { get; init; }

    public required uint? UncorrectableRemappedRows { get; init; }

    /// <summary>Whether a row could once not be remapped.</summary>
    public required bool? RowRemapFailed { get; init; }
}
