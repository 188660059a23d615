namespace Lightcone.Agent.Inventory;

/// <summary>NVIDIA's driver, as its management library (NVML) tells it.</summary>
internal sealed record DriverFacts
{
    public required Fact<string> Version { get; init; }

    public required Fact<string> NvmlVersion { get; init; }

    /// <summary>How many GPUs the driver says there are; not how many answered.</summary>
    public required Fact<ulong?> GpuCount { get; init; }
}
