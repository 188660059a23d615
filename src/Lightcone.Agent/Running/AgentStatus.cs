namespace Lightcone.Agent.Running;

/// <summary>What the running agent last wrote of itself.</summary>
internal sealed record AgentStatus
{
    public required string Version { get; init; }

    public required string HostId { get; init; }

    public required string Verifier { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>When the verifier last answered; null if it never did.</summary>
    public required DateTimeOffset? LastAnswer { get; init; }

    /// <summary>What went wrong last; null if the last exchange went well.</summary>
    public required string? Trouble { get; init; }

    public required int OpenPairs { get; init; }

    public required Pause? Pause { get; init; }
}
