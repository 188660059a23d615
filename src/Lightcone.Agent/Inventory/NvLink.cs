namespace Lightcone.Agent.Inventory;

/// <summary>One NVLink of a GPU, and what is at its other end.</summary>
internal sealed record NvLink
{
    public required uint Link { get; init; }

    public required Fact<bool?> Active { get; init; }

    public required Fact<string> RemotePciBusId { get; init; }

    /// <summary>Gpu, Switch, IbmNpu or Unknown.</summary>
    public required Fact<string> RemoteDevice { get; init; }
}
