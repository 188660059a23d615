using Lightcone.Ranging.Receipts;
using Lightcone.Wire;

namespace Lightcone.Server.Shards;

/// <summary>A session under way.</summary>
/// <param name="host">Whose.</param>
/// <param name="broker">What has been said in it.</param>
/// <param name="register">SHA-256 of the register that it was opened with.</param>
/// <param name="policy">SHA-256 of the policy that it will be judged by.</param>
internal sealed class OpenSession(HostEntry host, SessionBroker broker, Digest register, Digest policy)
{
    public HostEntry Host { get; } = host;

    public SessionBroker Broker { get; } = broker;

    public Digest Register { get; } = register;

    public Digest Policy { get; } = policy;

    public DateTimeOffset Expiry { get; } = broker.Openings[0].Opening.Expiry;

    /// <summary>It is being decided: nothing is taken any more.</summary>
    public bool IsDeciding { get; set; }

    public bool IsOver(DateTimeOffset now) => now >= Expiry || Broker.CompleteCount == Broker.PairCount;
}
