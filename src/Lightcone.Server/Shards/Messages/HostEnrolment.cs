namespace Lightcone.Server.Shards.Messages;

/// <summary>A host that is to be known from now on.</summary>
[GenerateSerializer, Immutable]
internal sealed class HostEnrolment
{
    /// <summary>Its long-lived public key, 91 bytes.</summary>
    [Id(0)]
    public required byte[] PublicKey { get; init; }

    /// <summary>The site that it is said to be at.</summary>
    [Id(1)]
    public required string Site { get; init; }
}
