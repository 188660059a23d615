using Lightcone.Challenges;
using Lightcone.Identity;
using Lightcone.Ranging.Receipts;
using Lightcone.Tests.Challenges;
using Lightcone.Wire;

namespace Lightcone.Tests.Ranging.Receipts;

public sealed class SessionBrokerTests : IDisposable
{
    private static readonly SessionVector Vector = SessionVector.Read;

    private readonly SigningKey _verifier = Vector.Signer("verifier");
    private readonly PairScene _first = PairScene.Of();
    private readonly PairScene _second = PairScene.Of(Vector.Opening with { Landmark = Vector.Key("stranger") });
    private readonly SessionBroker _broker;

    public SessionBrokerTests() =>
        _broker = new SessionBroker([_first.Broker.Opening, _second.Broker.Opening], _verifier);

    private static DateTimeOffset Now => PairScene.Now;

    public void Dispose() => _verifier.Dispose();

    [Fact]
    public void Evidence_is_the_record_of_each_completed_pair_and_the_opening_of_the_others()
    {
        Assert.All(_broker.ToEvidence(), pair => Assert.Equal(Opening.Kind, pair.Message.Kind));
        Send(_first, _first.Receipt);
        var evidence = _broker.ToEvidence();
        Assert.Equal([PairRecord.Kind, Opening.Kind], evidence.Select(pair => pair.Message.Kind));
        Assert.Equal([_first.Landmark, _second.Landmark], evidence.Select(pair => pair.Landmark));
        Assert.Equal((2, 1, 1), (_broker.PairCount, _broker.AgreedCount, _broker.CompleteCount));
        Assert.True(PairRecord.TryAccept(evidence[0].Message, _verifier.Public, out _, out _));
    }

    [Fact]
    public void A_landmark_that_signs_what_does_not_hold_spoils_its_own_pair_alone()
    {
        // An answer to a challenge that the host never heard of, and one nonce twice.
        var once = PairScene.Sample(1, 1);
        foreach (var samples in new Sample[][] { [PairScene.Sample(9, 1)], [once, once with { Sequence = 2 }] })
        {
            using var verifier = Vector.Signer("verifier");
            var broker = new SessionBroker([_first.Broker.Opening, _second.Broker.Opening], verifier);
            Send(_first, _first.ReceiptOf(samples), broker);
            Send(_second, _second.Receipt, broker);
            Assert.Equal([Opening.Kind, PairRecord.Kind], broker.ToEvidence().Select(pair => pair.Message.Kind));
        }
    }

    [Fact]
    public void A_host_that_offers_a_second_key_is_refused_so_its_session_has_one()
    {
        Send(_first, _first.Receipt);
        using var host = Vector.Signer("host");
        using var other = Vector.Ephemeral("verifier");
        var offer = new PairAgreement(_second.Broker.Opening, Role.Host, host, other).Offer;
        Assert.Equal(RefusalKind.WrongBinding, _broker.Take(_second.Host, offer, Now)?.Kind);
        Send(_second, _second.Receipt); // with the first key it may go on
        Assert.All(_broker.ToEvidence(), pair => Assert.Equal(PairRecord.Kind, pair.Message.Kind));
    }

    [Fact]
    public void A_key_that_was_offered_wrongly_does_not_bind_the_host()
    {
        using var stranger = Vector.Signer("stranger");
        Assert.Equal(RefusalKind.BadSignature, _broker.Take(
            _first.Host, SignedMessage.Sign(_first.HostOffer.Payload.Span, stranger), Now)?.Kind);
        Send(_first, _first.Receipt);
    }

    [Fact]
    public void What_belongs_to_no_pair_of_the_session_is_refused()
    {
        var elsewhere = PairScene.Of(Vector.Opening with { Session = new SessionId(5) });
        Assert.Equal(RefusalKind.WrongBinding, _broker.Take(_first.Host, elsewhere.HostOffer, Now)?.Kind);
        Assert.Equal(RefusalKind.WrongBinding, _broker.Take(_second.Landmark, _first.Receipt, Now)?.Kind);
        using var verifier = Vector.Signer("verifier");
        Assert.Throws<ArgumentException>(
            () => new SessionBroker([_first.Broker.Opening, elsewhere.Broker.Opening], verifier));
    }

    [Fact]
    public void Each_participant_is_sent_its_own_pairs_alone()
    {
        Assert.Equal(2, _broker.DueTo(_first.Host, Now).Count());
        Assert.Single(_broker.DueTo(_first.Landmark, Now));
        Assert.Empty(_broker.DueTo(Vector.Key("verifier").Id, Now));
    }

    private void Send(PairScene pair, SignedMessage receipt, SessionBroker? broker = null)
    {
        foreach (var (sender, message) in new[]
        {
            (pair.Host, pair.HostOffer), (pair.Landmark, pair.LandmarkOffer), (pair.Landmark, receipt),
            (pair.Host, pair.Transcript),
        })
        {
            Assert.Null((broker ?? _broker).Take(sender, message, Now));
        }
    }
}
