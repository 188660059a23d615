using CsCheck;
using Lightcone.Challenges;
using Lightcone.Identity;
using Lightcone.Wire;

namespace Lightcone.Tests.Challenges;

public sealed class OfferTests
{
    private static SessionVector Vector => SessionVector.Read;

    [Fact]
    public void The_vectors_offer_is_read_and_written()
    {
        Assert.True(Offer.TryParse(Vector.Bytes("hostOfferPayload"), out var offer, out _));
        Assert.Equal(Vector.Session, offer.Session);
        Assert.Equal(Role.Host, offer.Role);
        Assert.Equal(Vector.HostId, offer.OwnId);
        Assert.Equal(Vector.Digest("hostEphemeralId"), offer.Ephemeral.Id);
        Assert.Equal(Vector.LandmarkId, offer.PeerId);
        Assert.Equal(Vector.Digest("verifierNonce"), offer.VerifierNonce);
        Assert.Equal(Vector.Expiry, offer.Expiry);
        Assert.Equal(7u, offer.RegisterVersion);
        Assert.Equal(Vector.Bytes("hostOfferPayload"), offer.ToPayload());
    }

    [Fact]
    public void The_offer_that_was_expected_is_accepted()
    {
        Assert.True(Vector.CheckOfHost().TryAccept(Vector.Message("hostOffer"), out var offer, out _));
        Assert.Equal(Vector.HostId, offer.OwnId);
    }

    [Fact]
    public void Every_binding_is_checked()
    {
        var check = Vector.CheckOfHost();
        var other = new Digest(new byte[32]);
        Refused(RefusalKind.BadSignature, check with { Signer = Vector.Key("landmark") });
        Refused(RefusalKind.WrongBinding, check with { Session = new SessionId(1) });
        Refused(RefusalKind.WrongBinding, check with { Role = Role.Landmark });
        Refused(RefusalKind.WrongBinding, check with { Role = Role.Unspecified });
        Refused(RefusalKind.WrongBinding, check with { PeerId = other });
        Refused(RefusalKind.WrongBinding, check with { VerifierNonce = other });
        Refused(RefusalKind.WrongBinding, check with { RegisterVersion = 8 });
        Refused(RefusalKind.NotFresh, check with { Now = Vector.Expiry });
        Refused(RefusalKind.NotFresh, check with { Now = Vector.Expiry.AddMinutes(-5).AddSeconds(-1) });
    }

    [Fact]
    public void An_offer_that_names_another_key_as_its_own_is_refused()
    {
        // The signer takes the host's place in the session: its signature is good, the id is not its own.
        Assert.True(Offer.TryParse(Vector.Bytes("hostOfferPayload"), out var offer, out _));
        using var thief = Vector.Signer("landmark");
        var message = SignedMessage.Sign(offer.ToPayload(), thief);
        var check = Vector.CheckOfHost() with { Signer = thief.Public };
        Assert.False(check.TryAccept(message, out _, out var refusal));
        Assert.Equal(RefusalKind.WrongBinding, refusal.Kind);
    }

    [Fact]
    public void Any_flipped_bit_of_a_payload_is_refused_or_another_offer()
    {
        var payload = Vector.Bytes("hostOfferPayload");
        for (var bit = 0; bit < payload.Length * 8; bit++)
        {
            byte[] changed = [.. payload];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            if (Offer.TryParse(changed, out var offer, out _)) Assert.Equal(changed, offer.ToPayload());
        }
    }

    [Fact]
    public void A_role_that_nobody_set_is_refused()
    {
        Assert.True(Offer.TryParse(Vector.Bytes("hostOfferPayload"), out var offer, out _));
        Assert.False(Offer.TryParse((offer with { Role = Role.Unspecified }).ToPayload(), out _, out var refusal));
        Assert.Equal(RefusalKind.OutOfRange, refusal.Kind);
    }

    [Fact]
    public void Junk_is_refused_and_never_thrown_at() => Gen.Byte.Array[0, 300].Sample(bytes =>
        Assert.False(Offer.TryParse(bytes, out _, out _)), iter: 10_000);

    private static void Refused(RefusalKind kind, OfferCheck check)
    {
        Assert.False(check.TryAccept(Vector.Message("hostOffer"), out var offer, out var refusal));
        Assert.Null(offer);
        Assert.Equal(kind, refusal.Kind);
    }
}
