namespace Lightcone.Agent.Running;

/// <summary>That the host takes part in no session for a while. It is told to the verifier, in the operator's own
/// words.</summary>
/// <param name="Since">By this host's clock.</param>
/// <param name="Until">From then on it takes part again.</param>
/// <param name="Reason">Why.</param>
internal sealed record Pause(DateTimeOffset Since, DateTimeOffset Until, string Reason)
{
    public const int LongestReason = 200;

    /// <summary>A longer one must be said again.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);
}
