namespace Lightcone.Probe.Memory;

/// <summary>What the running probe last wrote of itself.</summary>
internal sealed record ProbeStatus
{
    public required string Id { get; init; }

    public required string Verifier { get; init; }

    public required IReadOnlyList<string> Addresses { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>When the verifier last answered; null if it never did.</summary>
    public required DateTimeOffset? LastAnswer { get; init; }

    /// <summary>What went wrong last; null if the last exchange went well.</summary>
    public required string? Trouble { get; init; }

    public required int OpenPairs { get; init; }

    /// <summary>The last burst with each, the newest first.</summary>
    public required IReadOnlyList<Measured> Measured { get; init; }
}
