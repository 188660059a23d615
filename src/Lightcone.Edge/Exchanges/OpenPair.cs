using Lightcone.Challenges;
using Lightcone.Identity;

namespace Lightcone.Edge.Exchanges;

/// <summary>A pair that this program takes part in, until its session expires.</summary>
/// <param name="opening">Accepted.</param>
/// <param name="end">Which end runs it.</param>
/// <param name="agreement">Its slow phase.</param>
/// <param name="ephemeral">The key of this pair alone; null at a host, whose key serves all its pairs.</param>
internal sealed class OpenPair(Opening opening, IEnd end, PairAgreement agreement, EphemeralKey? ephemeral)
{
    public Opening Opening { get; } = opening;

    public IEnd End { get; } = end;

    public PairAgreement Agreement { get; } = agreement;

    /// <summary>The keys were derived: a second offer of the other end changes nothing.</summary>
    public bool HasStarted { get; private set; }

    /// <summary>What this end signed of the timed phase; null while that is not over.</summary>
    public SignedMessage? Last { get; set; }

    public bool IsFinished => Last is not null;

    public VerificationKey Peer => End.Role is Role.Host ? Opening.Landmark : Opening.Host;

    /// <summary>The keys were derived, so the key of this pair has done its work.</summary>
    public void Start()
    {
        HasStarted = true;
        Erase();
    }

    public void Erase() => ephemeral?.Dispose();
}
