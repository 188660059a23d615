namespace Lightcone.Agent.Inventory;

/// <summary>A device on the PCI bus that looks like an accelerator, whether or not a driver knows it.</summary>
internal sealed record PciAccelerator
{
    /// <summary><c>DDDD:BB:DD.F</c>, as the kernel writes it.</summary>
    public required string Address { get; init; }

    public required string Vendor { get; init; }

    /// <summary>Vendor and device, <c>10de:2330</c>.</summary>
    public required Fact<string> Device { get; init; }

    public required Fact<string> Subsystem { get; init; }

    /// <summary>Base class, subclass and programming interface: <c>0x030200</c>.</summary>
    public required string DeviceClass { get; init; }

    /// <summary>The largest window into its memory; not the size of the memory.</summary>
    public required Fact<ulong?> LargestWindowBytes { get; init; }

    /// <summary>A slice of another device (SR-IOV): it adds no silicon.</summary>
    public required bool VirtualFunction { get; init; }

    /// <summary>Whether the driver listed a GPU at this address; null where no driver was asked.</summary>
    public required bool? SeenByDriver { get; init; }
}
