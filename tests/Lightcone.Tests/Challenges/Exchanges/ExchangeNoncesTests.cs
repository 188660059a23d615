using CsCheck;
using Lightcone.Challenges.Exchanges;
using Lightcone.Identity;
using Lightcone.Wire;

namespace Lightcone.Tests.Challenges.Exchanges;

public sealed class ExchangeNoncesTests
{
    private static readonly Digest First = Nonce(1);

    private static SessionVector Vector => SessionVector.Read;

    private static ExchangeNonces Known
    {
        get
        {
            var nonces = new ExchangeNonces();
            nonces.Add(Vector.Key("host"), First);
            nonces.Add(Vector.Key("landmark"), Nonce(2));
            return nonces;
        }
    }

    [Fact]
    public void The_first_request_is_not_fresh_and_its_reply_brings_the_nonce_that_is()
    {
        var nonces = Known;
        Assert.False(Take(nonces, Request(Nonce(0)), Nonce(10)));
        Assert.True(Take(nonces, Request(Nonce(10)), Nonce(11)));
        Assert.True(Take(nonces, Request(Nonce(11)), Nonce(12)));
    }

    [Fact]
    public void A_request_that_is_shown_again_is_not_fresh()
    {
        var nonces = Known;
        var request = Request(First);
        Assert.True(Take(nonces, request, Nonce(10)));
        for (byte i = 0; i < 5; i++) Assert.False(Take(nonces, request, Nonce((byte)(20 + i))));
    }

    [Fact]
    public void Whoever_shows_old_requests_again_does_not_make_the_next_one_stale()
    {
        // A proxy that ends TLS keeps a recorded request and shows it again between any two of the participant's.
        var nonces = Known;
        var recorded = Request(First);
        Assert.True(Take(nonces, recorded, Nonce(10)));
        for (byte i = 0; i < 5; i++) Assert.False(Take(nonces, recorded, Nonce((byte)(20 + i))));
        Assert.True(Take(nonces, Request(Nonce(10)), Nonce(11)));
    }

    [Fact]
    public void A_request_that_was_held_back_is_stale_once_the_participant_went_on_without_it()
    {
        var nonces = Known;
        var held = Request(First);
        Assert.False(Take(nonces, Request(Nonce(0)), Nonce(10))); // the participant asks again
        Assert.True(Take(nonces, Request(Nonce(10)), Nonce(11)));
        Assert.False(Take(nonces, held, Nonce(12)));
    }

    [Fact]
    public void A_lost_reply_costs_one_more_request()
    {
        var nonces = Known;
        Assert.True(Take(nonces, Request(First), Nonce(10))); // the reply gets lost
        Assert.False(Take(nonces, Request(First), Nonce(11)));
        Assert.True(Take(nonces, Request(Nonce(11)), Nonce(12)));
        Assert.False(Take(nonces, Request(Nonce(10)), Nonce(13))); // the lost one is worth nothing now
    }

    [Fact]
    public void No_nonce_is_good_twice_whatever_the_order_of_requests() =>
        Gen.Int[0, 8].Array[1, 60].Sample(steps =>
        {
            var nonces = Known;
            List<Digest> given = [First];
            HashSet<Digest> used = [];
            for (var i = 0; i < steps.Length; i++)
            {
                var nonce = given[Math.Max(0, given.Count - 1 - steps[i])];
                given.Add(Nonce((byte)(100 + i)));
                if (Take(nonces, Request(nonce), given[^1])) Assert.True(used.Add(nonce));
            }
        }, iter: 20);

    [Fact]
    public void A_stranger_is_answered_nothing_and_moves_nobodys_nonce()
    {
        var nonces = Known;
        Nobody(nonces, Request(First, "stranger", "stranger"));
        Nobody(nonces, Request(First, "host", "stranger")); // in the host's name
        Nobody(nonces, Request(First, "host", "landmark")); // a participant in another's name
        Assert.True(Take(nonces, Request(First), Nonce(10)));
        Assert.True(Take(nonces, Request(Nonce(2), "landmark", "landmark"), Nonce(11)));
    }

    [Fact]
    public void Anothers_nonce_is_not_ones_own()
    {
        var nonces = Known;
        Assert.False(Take(nonces, Request(Nonce(2)), Nonce(10)));
    }

    [Theory]
    [InlineData("hostOffer")]
    [InlineData("transcript")]
    [InlineData("declaration")]
    public void Another_message_of_a_participant_is_no_request(string name)
    {
        Assert.False(Known.TryTake(Vector.Message(name), Nonce(9), out var request, out _, out var refusal));
        Assert.Null(request);
        Assert.True(refusal.Kind is RefusalKind.UnknownFormat or RefusalKind.WrongFieldCount);
    }

    private static Digest Nonce(byte value) => new([.. Enumerable.Repeat(value, Digest.Bytes)]);

    private static SignedMessage Request(Digest nonce, string sender = "host", string signer = "host")
    {
        using var key = Vector.Signer(signer);
        var request = new ExchangeRequest
        {
            Sender = Vector.Key(sender).Id,
            Nonce = nonce,
            Wait = TimeSpan.Zero,
            Messages = [],
        };
        return SignedMessage.Sign(request.ToPayload(), key);
    }

    private static bool Take(ExchangeNonces nonces, SignedMessage message, Digest fresh)
    {
        Assert.True(nonces.TryTake(message, fresh, out var request, out var isFresh, out _));
        Assert.Empty(request.Messages);
        return isFresh;
    }

    private static void Nobody(ExchangeNonces nonces, SignedMessage message)
    {
        Assert.False(nonces.TryTake(message, Nonce(99), out var request, out var isFresh, out var refusal));
        Assert.Null(request);
        Assert.False(isFresh);
        Assert.Equal(RefusalKind.BadSignature, refusal.Kind);
    }
}
