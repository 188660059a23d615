namespace Lightcone.Server.Inventory;

/// <summary>A host that is to be enrolled.</summary>
internal sealed record HostDocument
{
    /// <summary>Its long-lived key: SubjectPublicKeyInfo in base64, or PEM.</summary>
    public required string PublicKey { get; init; }

    /// <summary>The id of its site.</summary>
    public required string Site { get; init; }
}
