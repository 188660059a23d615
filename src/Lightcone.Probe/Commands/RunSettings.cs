using System.Net;

namespace Lightcone.Probe.Commands;

/// <summary>What <c>lightcone-probe run</c> was asked for.</summary>
internal sealed record RunSettings
{
    public required Uri Verifier { get; init; }

    /// <summary>PEM file with the verifier's public key.</summary>
    public required string VerifierFile { get; init; }

    /// <summary>Folder of the key and of what the probe remembers.</summary>
    public required string State { get; init; }

    public required IReadOnlyList<IPEndPoint> Listen { get; init; }

    /// <summary>Whether the kernel's stamps are used where they are good.</summary>
    public required bool IsStamped { get; init; }

    /// <summary>Whether it also answers other landmarks, as the audit of landmarks needs.</summary>
    public required bool IsInMesh { get; init; }
}
