using System.Security.Cryptography;
using Lightcone.Challenges;
using Lightcone.Edge.Answering;
using Lightcone.Edge.Exchanges;
using Lightcone.Identity;

namespace Lightcone.SystemTests.Ranging;

/// <summary>A verifier that repeats itself, or answers at once whatever is asked.</summary>
public sealed class RepetitionTests
{
    [Fact]
    public void An_opening_that_comes_a_thousand_times_is_answered_once_for_each_exchange()
    {
        using SigningKey verifier = NewKey(), host = NewKey(), landmark = NewKey();
        using var end = new HostEnd(new HostEndSettings(), TimeProvider.System);
        using var phase = new SlowPhase(host, verifier.Public, [end], TimeProvider.System);
        var opening = SignedMessage.Sign(ProcessScene.OpeningOf(host.Public, landmark.Public,
            new Endpoint(false, new(System.Net.IPAddress.Loopback, 7007))).ToPayload(), verifier);
        for (var i = 0; i < 1000; i++) Assert.Null(phase.Take(opening));
        Assert.Single(phase.TakeOutbox(2000));
        Assert.Null(phase.Take(opening)); // the offer may have been lost: it is sent again
        Assert.Single(phase.TakeOutbox(2000));
    }

    [Fact]
    public void Exchanges_follow_each_other_at_once_for_a_while_and_then_four_a_second()
    {
        var time = new StoppedClock();
        var pace = new Pace(time);
        for (var i = 0; i < Pace.AtOnce; i++) Assert.True(pace.Next() <= TimeSpan.Zero);
        Assert.Equal(TimeSpan.FromMilliseconds(250), pace.Next());
        Assert.Equal(TimeSpan.FromMilliseconds(500), pace.Next());
        time.Now = TimeSpan.FromHours(1);
        for (var i = 0; i < Pace.AtOnce; i++) Assert.True(pace.Next() <= TimeSpan.Zero);
        Assert.True(pace.Next() > TimeSpan.Zero);
    }

    private static SigningKey NewKey() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    private sealed class StoppedClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
