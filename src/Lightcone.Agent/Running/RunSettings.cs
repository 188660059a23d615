using System.Net;

namespace Lightcone.Agent.Running;

/// <summary>What <c>lightcone-agent run</c> was asked for.</summary>
internal sealed record RunSettings
{
    public required Uri Verifier { get; init; }

    /// <summary>PEM file with the verifier's public key.</summary>
    public required string VerifierFile { get; init; }

    public required StateFolder State { get; init; }

    /// <summary>The forwarder that all goes through; null to dial landmarks and verifier themselves.</summary>
    public required IPEndPoint? Gateway { get; init; }

    /// <summary>UDP sockets for each family.</summary>
    public required int Sockets { get; init; }

    /// <summary>Where to show metrics; null for nowhere.</summary>
    public required IPEndPoint? Metrics { get; init; }

    /// <summary>Whether the inventory is told to the verifier.</summary>
    public required bool TellsInventory { get; init; }

    public required string Nvml { get; init; }

    public required string Root { get; init; }
}
