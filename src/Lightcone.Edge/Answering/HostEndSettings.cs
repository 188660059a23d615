using System.Net;
using Lightcone.Edge.Records;

namespace Lightcone.Edge.Answering;

/// <summary>How a host dials.</summary>
public sealed record HostEndSettings
{
    /// <summary>How many UDP sockets it opens for each family, 1 to 4: each has its own source port, and so perhaps its
    /// own way through networks that spread their load.</summary>
    public int Sockets { get; init; } = 4;

    /// <summary>The forwarder that all goes through; null to dial landmarks themselves.</summary>
    public IPEndPoint? Gateway { get; init; }

    /// <summary>Where to note what leaves; null for a program that keeps none.</summary>
    public Ledger? Ledger { get; init; }
}
