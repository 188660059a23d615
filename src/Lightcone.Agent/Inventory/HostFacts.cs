namespace Lightcone.Agent.Inventory;

/// <summary>The machine that the accelerators are in, from its firmware tables (DMI) and its kernel.</summary>
internal sealed record HostFacts
{
    public required Fact<string> Hostname { get; init; }

    /// <summary>The system's UUID; most kernels show it to root only.</summary>
    public required Fact<string> ProductUuid { get; init; }

    public required Fact<string> Vendor { get; init; }

    public required Fact<string> ProductName { get; init; }

    public required Fact<string> ProductSerial { get; init; }

    public required Fact<string> BoardVendor { get; init; }

    public required Fact<string> BoardName { get; init; }

    public required Fact<string> BoardSerial { get; init; }

    public required Fact<string> ChassisSerial { get; init; }

    public required Fact<string> FirmwareVersion { get; init; }

    /// <summary>New at each start of the kernel.</summary>
    public required Fact<string> BootId { get; init; }

    public required Fact<string> Kernel { get; init; }

    /// <summary>The processor's, as the agent sees it: X64, Arm64.</summary>
    public required string Architecture { get; init; }
}
