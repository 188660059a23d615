using Lightcone.Cli.Commands.Locate;

namespace Lightcone.Cli.Commands.Live;

/// <summary>What the command line of <c>lightcone range</c> asks for.</summary>
internal sealed record RangeRequest
{
    public required string FromSet { get; init; }

    /// <summary>The host of the set that the agent stands for.</summary>
    public required string At { get; init; }

    /// <summary>How many landmarks measure; null for all that have a time to the host.</summary>
    public required int? Landmarks { get; init; }

    public required int Challenges { get; init; }

    public required int Seconds { get; init; }

    /// <summary>Folder to keep the receipts in; null to keep none.</summary>
    public required string? Receipts { get; init; }

    /// <summary>Verdict and evidence, to be written; null for none.</summary>
    public required RangeBundle? Bundle { get; init; }

    /// <summary>Claims, faults, map and form of the output; its input is what was measured.</summary>
    public required LocateRequest Locate { get; init; }
}
