using Lightcone.Challenges;
using Lightcone.Identity;
using Lightcone.Tests.Challenges;
using Lightcone.Wire;

namespace Lightcone.Tests.Ranging.Receipts;

public sealed class PairBrokerTests
{
    private static readonly Digest Stranger = SessionVector.Read.Key("stranger").Id;

    private static SessionVector Vector => SessionVector.Read;

    private static DateTimeOffset Now => PairScene.Now;

    [Fact]
    public void Each_end_is_sent_the_opening_and_then_the_others_offer()
    {
        var scene = PairScene.Of();
        var broker = scene.Broker;
        foreach (var end in new[] { scene.Host, scene.Landmark })
        {
            var opening = Assert.Single(broker.DueTo(end, Now));
            Assert.Equal(broker.Opening.ToPayload(), opening.Payload.ToArray());
            Assert.True(opening.IsSignedBy(Vector.Key("verifier")));
        }

        Assert.Null(broker.Take(scene.Host, scene.HostOffer, Now));
        Assert.False(broker.HasOffers);
        Assert.Empty(broker.DueTo(scene.Host, Now.AddSeconds(20)));
        Assert.Null(broker.Take(scene.Landmark, scene.LandmarkOffer, Now));
        Assert.True(broker.HasOffers);
        Assert.Equal(scene.LandmarkOffer.Hash, Assert.Single(broker.DueTo(scene.Host, Now)).Hash);
        Assert.Equal(scene.HostOffer.Hash, Assert.Single(broker.DueTo(scene.Landmark, Now)).Hash);
    }

    [Fact]
    public void What_got_lost_is_sent_again_after_five_seconds_and_no_sooner()
    {
        var scene = PairScene.Of();
        Assert.Single(scene.Broker.DueTo(scene.Host, Now));
        Assert.Empty(scene.Broker.DueTo(scene.Host, Now));
        Assert.Empty(scene.Broker.DueTo(scene.Host, Now.AddSeconds(5).AddTicks(-1)));
        Assert.Single(scene.Broker.DueTo(scene.Landmark, Now.AddSeconds(4))); // its own first
        Assert.Single(scene.Broker.DueTo(scene.Host, Now.AddSeconds(5)));
        Assert.Empty(scene.Broker.DueTo(scene.Host, Now.AddSeconds(9)));
        Assert.Single(scene.Broker.DueTo(scene.Host, Now.AddSeconds(10)));
    }

    [Fact]
    public void Who_has_sent_its_last_message_is_sent_nothing_more()
    {
        var scene = PairScene.Of();
        scene.Record();
        Assert.Empty(scene.Broker.DueTo(scene.Host, Now));
        Assert.Empty(scene.Broker.DueTo(scene.Landmark, Now));
    }

    [Fact]
    public void After_the_expiry_nothing_is_due_and_nothing_is_taken()
    {
        var scene = PairScene.Of();
        foreach (var late in new[] { Vector.Expiry, Vector.Expiry.AddHours(1) })
        {
            Assert.Empty(scene.Broker.DueTo(scene.Host, late));
            Assert.Empty(scene.Broker.DueTo(scene.Landmark, late));
            Refused(RefusalKind.NotFresh, scene, scene.Host, scene.HostOffer, late);
            Refused(RefusalKind.NotFresh, scene, scene.Landmark, scene.Receipt, late);
        }

        Assert.Single(scene.Broker.DueTo(scene.Host, Vector.Expiry.AddTicks(-1)));
    }

    [Fact]
    public void A_stranger_is_sent_nothing_and_brings_nothing_not_even_what_an_end_signed()
    {
        var scene = PairScene.Of();
        Assert.Empty(scene.Broker.DueTo(Stranger, Now));
        foreach (var message in new[] { scene.HostOffer, scene.LandmarkOffer, scene.Receipt, scene.Transcript })
        {
            Refused(RefusalKind.WrongBinding, scene, Stranger, message);
            Assert.False(scene.Broker.IsFor(Stranger, message));
        }

        var own = PairScene.Of(Vector.Opening with { Landmark = Vector.Key("stranger") });
        Refused(RefusalKind.WrongBinding, scene, Stranger, own.LandmarkOffer);
        Assert.False(scene.Broker.IsFor(Stranger, own.LandmarkOffer));
    }

    [Fact]
    public void Each_message_has_its_own_sender()
    {
        var scene = PairScene.Of();
        Refused(RefusalKind.UnknownFormat, scene, scene.Host, scene.Receipt);
        Refused(RefusalKind.UnknownFormat, scene, scene.Landmark, scene.Transcript);
        Refused(RefusalKind.BadSignature, scene, scene.Host, scene.LandmarkOffer);
        Refused(RefusalKind.BadSignature, scene, scene.Landmark, scene.HostOffer);
        Refused(RefusalKind.UnknownFormat, scene, scene.Host, Vector.Message("declaration"));
        Refused(RefusalKind.UnknownFormat, scene, scene.Host, Vector.Message("opening"));
        Assert.False(scene.Broker.IsFor(scene.Host, scene.Receipt));
        Assert.False(scene.Broker.IsFor(scene.Landmark, scene.Transcript));
        Assert.False(scene.Broker.IsFor(scene.Host, scene.LandmarkOffer));
        Assert.False(scene.Broker.IsFor(scene.Host, Vector.Message("declaration")));
        Assert.True(scene.Broker.IsFor(scene.Landmark, scene.Receipt));
        Assert.True(scene.Broker.IsFor(scene.Host, scene.Transcript));
        Assert.True(scene.Broker.IsFor(scene.Host, scene.HostOffer));
        Assert.True(scene.Broker.IsFor(scene.Landmark, scene.LandmarkOffer));
    }

    [Fact]
    public void What_belongs_to_another_session_or_pair_takes_no_place()
    {
        var opening = Vector.Opening;
        var scene = PairScene.Of();
        foreach (var other in new[]
        {
            opening with { Session = new SessionId(1) }, opening with { Landmark = Vector.Key("stranger") },
            opening with { Host = Vector.Key("stranger") },
        }.Select(changed => PairScene.Of(changed)))
        {
            foreach (var message in new[] { other.HostOffer, other.LandmarkOffer, other.Receipt, other.Transcript })
            {
                foreach (var end in new[] { scene.Host, scene.Landmark })
                {
                    Assert.False(scene.Broker.IsFor(end, message));
                    Assert.NotNull(scene.Broker.Take(end, message, Now));
                }
            }
        }

        Assert.Equal(scene.Transcript.Hash, scene.Record().Transcript.Hash);
    }

    [Fact]
    public void A_receipt_or_transcript_that_its_end_did_not_sign_or_that_no_offers_came_before_takes_no_place()
    {
        var scene = PairScene.Of();
        Assert.Null(scene.Broker.Take(scene.Host, scene.HostOffer, Now));
        Refused(RefusalKind.WrongBinding, scene, scene.Host, scene.Transcript); // before both have offered
        Assert.Null(scene.Broker.Take(scene.Landmark, scene.LandmarkOffer, Now));
        using var key = Vector.Signer("stranger");
        Refused(RefusalKind.BadSignature, scene, scene.Landmark,
            SignedMessage.Sign(scene.Receipt.Payload.Span, key));
        Refused(RefusalKind.BadSignature, scene, scene.Host, SignedMessage.Sign(scene.Transcript.Payload.Span, key));
        Assert.Equal(scene.Receipt.Hash, scene.Record().Receipt.Hash);
    }

    [Fact]
    public void The_first_message_that_is_right_stands()
    {
        var scene = PairScene.Of();
        using var key = Vector.Signer("host");
        var again = SignedMessage.Sign(scene.HostOffer.Payload.Span, key);
        scene.Record();
        Assert.Null(scene.Broker.Take(scene.Landmark, scene.ReceiptOf(PairScene.Sample(1, 1)), Now)); // second thoughts
        Assert.Null(scene.Broker.Take(scene.Host, again, Now));
        var record = scene.Broker.ToRecord()!;
        Assert.Equal(scene.Receipt.Hash, record.Receipt.Hash);
        Assert.Equal(scene.HostOffer.Hash, record.HostOffer.Hash);
        Assert.NotEqual(scene.HostOffer.Hash, again.Hash);
    }

    [Fact]
    public void There_is_a_record_once_all_is_there_and_it_says_when_the_last_came()
    {
        var scene = PairScene.Of();
        (Digest, SignedMessage)[] parts =
        [
            (scene.Landmark, scene.LandmarkOffer), (scene.Host, scene.HostOffer),
            (scene.Host, scene.Transcript), (scene.Landmark, scene.Receipt),
        ];
        for (var i = 0; i < parts.Length; i++)
        {
            Assert.Null(scene.Broker.ToRecord());
            Assert.False(scene.Broker.IsComplete);
            Assert.Null(scene.Broker.Take(parts[i].Item1, parts[i].Item2, Now.AddSeconds(i)));
        }

        Assert.True(scene.Broker.IsComplete);
        Assert.Null(scene.Broker.Take(scene.Landmark, scene.Receipt, Now.AddSeconds(30))); // sent again
        Assert.Equal(Now.AddSeconds(3), scene.Broker.ToRecord()!.Arrived);
    }

    private static void Refused(
        RefusalKind kind, PairScene scene, Digest sender, SignedMessage message, DateTimeOffset? now = null) =>
        Assert.Equal(kind, scene.Broker.Take(sender, message, now ?? Now)?.Kind);
}
