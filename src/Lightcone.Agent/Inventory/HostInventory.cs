using Lightcone.Findings;

namespace Lightcone.Agent.Inventory;

/// <summary>Everything that a host says of itself and its accelerators. It proves nothing: the host may lie.</summary>
/// <remarks>No time and no counter is in it, so that the same machine gives the same bytes again.</remarks>
internal sealed record HostInventory
{
    public string Format { get; } = "lightcone-inventory-1";

    /// <summary>One sentence for people.</summary>
    public required string Headline { get; init; }

    /// <summary>Always Declared: nothing but the host's own word.</summary>
    public AssuranceTier Tier { get; } = AssuranceTier.Declared;

    public required HostFacts Host { get; init; }

    public required DriverFacts Driver { get; init; }

    /// <summary>What the driver tells, in its own order.</summary>
    public required IReadOnlyList<GpuFacts> Gpus { get; init; }

    /// <summary>What the PCI bus shows without a driver, by bus address.</summary>
    public required Fact<IReadOnlyList<PciAccelerator>> Pci { get; init; }

    /// <summary>What does not fit together, in sentences for people.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }
}
