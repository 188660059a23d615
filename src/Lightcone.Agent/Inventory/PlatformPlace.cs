namespace Lightcone.Agent.Inventory;

/// <summary>A GPU's place in its rack, as the platform's firmware told the GPU.</summary>
internal sealed record PlatformPlace
{
    public required string ChassisSerial { get; init; }

    public required byte Slot { get; init; }

    public required byte Tray { get; init; }

    public required byte HostId { get; init; }

    public required byte ModuleId { get; init; }

    /// <summary>Of the InfiniBand port beside it, in hexadecimal.</summary>
    public required string InfinibandGuid { get; init; }
}
