namespace Lightcone.Agent.Inventory;

/// <summary>A place on the PCI bus: the driver writes its domain with eight digits, the kernel with four.</summary>
internal static class PciAddress
{
    /// <summary>In small letters, the domain without leading zeros: equal for the same place.</summary>
    public static string Normal(string address) => address.ToLowerInvariant().TrimStart('0');
}
