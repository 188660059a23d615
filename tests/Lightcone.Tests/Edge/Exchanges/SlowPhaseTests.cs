using System.Net;
using System.Security.Cryptography;
using Lightcone.Challenges;
using Lightcone.Edge.Exchanges;
using Lightcone.Identity;
using Lightcone.Ranging.Receipts;
using Lightcone.Wire;

namespace Lightcone.Tests.Edge.Exchanges;

public sealed class SlowPhaseTests : IDisposable
{
    private readonly SigningKey _verifier = NewKey(), _host = NewKey(), _landmark = NewKey(), _other = NewKey();
    private readonly ScriptedEnd _hostEnd = new(Role.Host), _landmarkEnd = new(Role.Landmark);
    private readonly SlowPhase _atHost, _atLandmark;
    private readonly SteppedClock _time = new();
    private bool _isPaused;

    public SlowPhaseTests()
    {
        _atHost = new SlowPhase(_host, _verifier.Public, [_hostEnd], _time)
        {
            IsPaused = () => _isPaused,
        };
        _atLandmark = new SlowPhase(_landmark, _verifier.Public, [_landmarkEnd], TimeProvider.System);
    }

    public void Dispose()
    {
        _atHost.Dispose();
        _atLandmark.Dispose();
        foreach (var key in (SigningKey[])[_verifier, _host, _landmark, _other]) key.Dispose();
    }

    [Fact]
    public void Both_ends_start_after_each_others_offer_and_sign_what_the_timed_phase_gave()
    {
        var opening = Opening();
        Assert.Null(_atHost.Take(Signed(opening)));
        Assert.Null(_atLandmark.Take(Signed(opening)));
        var (fromHost, fromLandmark) = (Assert.Single(_atHost.TakeOutbox(9)), Assert.Single(_atLandmark.TakeOutbox(9)));
        Assert.Null(_atHost.Take(fromLandmark));
        Assert.Null(_atLandmark.Take(fromHost));
        Assert.Single(_hostEnd.Started);
        Assert.Single(_landmarkEnd.Started);
        Assert.True(_atHost.IsBusy);
        _hostEnd.Finish(opening, [1, 2, 3]);
        var signed = Assert.Single(_atHost.TakeOutbox(9));
        Assert.True(signed.IsSignedBy(_host.Public));
        Assert.False(_atHost.IsBusy);
    }

    [Fact]
    public void An_opening_that_comes_again_starts_nothing_and_is_answered_with_the_same_offer()
    {
        var opening = Opening();
        _atHost.Take(Signed(opening));
        var first = Assert.Single(_atHost.TakeOutbox(9));
        _atHost.Take(Signed(opening));
        Assert.Equal(first.ToArray(), Assert.Single(_atHost.TakeOutbox(9)).ToArray());
        _atLandmark.Take(Signed(opening));
        var offer = Assert.Single(_atLandmark.TakeOutbox(9));
        _atHost.Take(offer);
        _atHost.Take(offer);
        _atHost.Take(Signed(opening));
        Assert.Single(_hostEnd.Started);
        Assert.Empty(_atHost.TakeOutbox(9));
    }

    [Fact]
    public void Nobody_but_the_verifier_opens_and_only_for_this_program()
    {
        var opening = Opening();
        Assert.Equal(RefusalKind.BadSignature, _atHost.Take(SignedMessage.Sign(opening.ToPayload(), _other))?.Kind);
        Assert.Equal(RefusalKind.WrongBinding, _atHost.Take(Signed(opening with { Host = _other.Public }))?.Kind);
        Assert.Equal(RefusalKind.NotFresh,
            _atHost.Take(Signed(opening with { Expiry = opening.Expiry.AddHours(-1) }))?.Kind);
        Assert.Equal(RefusalKind.NotFresh,
            _atHost.Take(Signed(opening with { Expiry = opening.Expiry.AddHours(1) }))?.Kind);
        Assert.Equal(RefusalKind.WrongBinding, // a host that is asked to be the landmark
            _atHost.Take(Signed(opening with { Host = _landmark.Public, Landmark = _host.Public }))?.Kind);
        Assert.Empty(_atHost.TakeOutbox(9));
    }

    [Fact]
    public void A_session_has_one_key_of_the_host_and_one_nonce()
    {
        var first = Opening();
        var second = first with { Landmark = _other.Public };
        Assert.Null(_atHost.Take(Signed(first)));
        Assert.Null(_atHost.Take(Signed(second)));
        var ephemerals = _atHost.TakeOutbox(9).Select(message =>
        {
            Assert.True(Offer.TryParse(message.Payload, out var offer, out _));
            return offer.Ephemeral.Id;
        });
        Assert.Single(ephemerals.Distinct());
        var third = second with { Landmark = NewKey().Public, VerifierNonce = new Digest(new byte[32]) };
        Assert.Equal(RefusalKind.WrongBinding, _atHost.Take(Signed(third))?.Kind);
    }

    [Fact]
    public void An_offer_of_no_open_pair_is_refused_and_a_pause_lets_openings_pass()
    {
        var opening = Opening();
        _atLandmark.Take(Signed(opening));
        Assert.Equal(RefusalKind.WrongBinding, _atHost.Take(Assert.Single(_atLandmark.TakeOutbox(9)))?.Kind);
        _isPaused = true;
        Assert.Null(_atHost.Take(Signed(opening)));
        Assert.Empty(_atHost.TakeOutbox(9));
        _isPaused = false;
        Assert.Null(_atHost.Take(Signed(opening)));
        Assert.Single(_atHost.TakeOutbox(9));
    }

    [Fact]
    public void A_pause_that_begins_between_opening_and_offer_lets_no_timed_phase_begin()
    {
        var opening = Opening();
        _atHost.Take(Signed(opening));
        _atLandmark.Take(Signed(opening));
        _isPaused = true;
        Assert.Null(_atHost.Take(Assert.Single(_atLandmark.TakeOutbox(9))));
        Assert.Empty(_hostEnd.Started);
    }

    [Fact]
    public void An_offer_that_comes_again_after_the_phase_is_answered_with_what_was_signed()
    {
        var opening = Opening();
        _atHost.Take(Signed(opening));
        _atLandmark.Take(Signed(opening));
        var offer = Assert.Single(_atLandmark.TakeOutbox(9));
        _atHost.TakeOutbox(9);
        _atHost.Take(offer);
        _hostEnd.Finish(opening, [1, 2, 3]);
        var signed = Assert.Single(_atHost.TakeOutbox(9));
        _atHost.Take(offer);
        _atHost.Take(offer);
        Assert.Same(signed, Assert.Single(_atHost.TakeOutbox(9)));
    }

    [Fact]
    public void Keys_are_due_to_be_erased_when_the_session_expires_and_nothing_is_open_then()
    {
        Assert.Null(_atHost.UntilExpiry);
        _atHost.Take(Signed(Opening()));
        Assert.InRange(_atHost.UntilExpiry!.Value.TotalSeconds, 55, 60);
        _time.Ahead = TimeSpan.FromSeconds(61);
        Assert.True(_atHost.UntilExpiry <= TimeSpan.Zero);
        _atHost.ForgetExpired();
        Assert.Null(_atHost.UntilExpiry);
        Assert.Equal(0, _atHost.OpenCount);
    }

    [Fact]
    public void A_message_that_has_no_place_is_refused()
    {
        var receipt = SignedMessage.Sign([0x81, 0x61, 0x78], _verifier);
        Assert.Equal(RefusalKind.UnknownFormat, _atHost.Take(receipt)?.Kind);
    }

    [Fact]
    public void What_is_sent_at_once_fits_into_one_request()
    {
        for (var i = 0; i < 5; i++) _atHost.Post(SignedMessage.Sign(new byte[300 << 10], _host));
        List<int> batches = [];
        while (_atHost.TakeOutbox(99) is { Count: > 0 } batch) batches.Add(batch.Count);
        Assert.Equal([2, 2, 1], batches);
        _atHost.Post(SignedMessage.Sign(new byte[900 << 10], _host));
        Assert.Single(_atHost.TakeOutbox(99)); // alone, however long
    }

    private static SigningKey NewKey() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    private SignedMessage Signed(Opening opening) => SignedMessage.Sign(opening.ToPayload(), _verifier);

    private Opening Opening() => new()
    {
        Session = new SessionId(7),
        Host = _host.Public,
        Landmark = _landmark.Public,
        Endpoints = [new Endpoint(false, new IPEndPoint(IPAddress.Loopback, 7007))],
        VerifierNonce = new Digest(RandomNumberGenerator.GetBytes(32)),
        Expiry = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 60),
        RegisterVersion = 1,
        LandmarkSetHash = LandmarkSet.HashOf(Digest.Zeros, [_landmark.Public.Id]),
        PolicyHash = Digest.Zeros,
        Challenges = Receipt.MostSamples,
        Burst = TimeSpan.FromSeconds(1),
    };

    private sealed class SteppedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
    }
}
