using Lightcone.Challenges;

namespace Lightcone.Server.Sessions;

/// <summary>How long a session takes, and how much is asked in it.</summary>
internal sealed record SessionTiming
{
    /// <summary>How many challenges each landmark sends.</summary>
    public int Challenges { get; init; } = 30;

    /// <summary>Over how long they are spread.</summary>
    public TimeSpan Burst { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For offers before and receipts after the burst; with it at most five minutes.</summary>
    public TimeSpan SlowPhases { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>When a session that is opened now expires; whole seconds.</summary>
    public DateTimeOffset ExpiryFrom(DateTimeOffset now)
    {
        var life = Burst + SlowPhases < Offer.LongestLife ? Burst + SlowPhases : Offer.LongestLife;
        return DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds() + (long)life.TotalSeconds);
    }
}
