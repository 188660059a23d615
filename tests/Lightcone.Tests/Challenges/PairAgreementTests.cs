using Lightcone.Challenges;
using Lightcone.Identity;
using Lightcone.Wire;

namespace Lightcone.Tests.Challenges;

public sealed class PairAgreementTests
{
    private static SessionVector Vector => SessionVector.Read;

    [Fact]
    public void Both_ends_agree_on_the_same_keys()
    {
        var (host, landmark) = (Of(Role.Host), Of(Role.Landmark));
        Assert.True(host.TryAgree(landmark.Offer, Vector.Arrived, out var ours, out _));
        Assert.True(landmark.TryAgree(host.Offer, Vector.Arrived, out var theirs, out _));
        Assert.Equal(All(ours), All(theirs));
        Assert.Equal(5, All(ours).Distinct().Count());
    }

    [Fact]
    public void An_ends_offer_says_what_the_opening_says()
    {
        Assert.True(Offer.TryParse(Of(Role.Landmark).Offer.Payload, out var offer, out _));
        Assert.Equal((Vector.Session, Role.Landmark), (offer.Session, offer.Role));
        Assert.Equal((Vector.LandmarkId, Vector.HostId), (offer.OwnId, offer.PeerId));
        Assert.Equal((Vector.Digest("landmarkEphemeralId"), Vector.Expiry), (offer.Ephemeral.Id, offer.Expiry));
        Assert.Equal((Vector.Digest("verifierNonce"), 7u), (offer.VerifierNonce, offer.RegisterVersion));
    }

    [Fact]
    public void Nobody_offers_with_a_key_that_the_opening_does_not_name()
    {
        using SigningKey stranger = Vector.Signer("stranger"), landmark = Vector.Signer("landmark");
        using var once = Vector.Ephemeral("hostEphemeral");
        foreach (var key in new[] { stranger, landmark })
            Assert.Throws<ArgumentException>(() => new PairAgreement(Vector.Opening, Role.Host, key, once));
    }

    [Theory]
    [InlineData("landmark", "hostEphemeral")] // the host's own key sent back to it
    [InlineData("landmark", "verifier")] // somebody else's, which the landmark does not hold
    [InlineData("host", "landmarkEphemeral")]
    [InlineData("host", "stranger")]
    public void Who_signs_somebody_elses_ephemeral_key_as_his_own_has_no_key_in_common_with_anybody(
        string thief, string stolen)
    {
        // The victim takes the offer: it is well signed. The thief has its own ephemeral key and both offers. The
        // holder of the stolen key could derive the secret, but signed another offer, for another pair.
        var isHost = thief == "host";
        var (honest, victim) = (Of(isHost ? Role.Host : Role.Landmark), Of(isHost ? Role.Landmark : Role.Host));
        Assert.True(Offer.TryParse(honest.Offer.Payload, out var offer, out _));
        var stolenOffer = offer with { Ephemeral = Vector.Key(stolen) };
        using SigningKey key = Vector.Signer(thief), holder = Vector.Signer(stolen);
        var hijack = SignedMessage.Sign(stolenOffer.ToPayload(), key);
        Assert.True(victim.TryAgree(hijack, Vector.Arrived, out var theirs, out _));
        var holders = SignedMessage.Sign((stolenOffer with { OwnId = holder.Public.Id }).ToPayload(), holder);
        string[] known =
        [
            .. Derived(thief + "Ephemeral", isHost, hijack, victim.Offer),
            .. Derived(thief + "Ephemeral", isHost, honest.Offer, victim.Offer),
            .. Derived(stolen, isHost, holders, victim.Offer),
            .. Derived(stolen, isHost, honest.Offer, victim.Offer),
        ];
        Assert.Empty(All(theirs).Intersect(known));
    }

    [Fact]
    public void Ends_whose_offers_were_exchanged_on_the_way_share_no_key()
    {
        // The verifier shows the host a second, equally right offer of the landmark.
        var (host, landmark) = (Of(Role.Host), Of(Role.Landmark));
        using var key = Vector.Signer("landmark");
        var again = SignedMessage.Sign(landmark.Offer.Payload.Span, key);
        Assert.NotEqual(landmark.Offer.Hash, again.Hash);
        Assert.True(host.TryAgree(again, Vector.Arrived, out var ours, out _));
        Assert.True(landmark.TryAgree(host.Offer, Vector.Arrived, out var theirs, out _));
        Assert.Empty(All(ours).Intersect(All(theirs)));
    }

    [Fact]
    public void An_offer_of_another_session_pair_or_nonce_is_refused()
    {
        var host = Of(Role.Host);
        var (opening, stranger) = (Vector.Opening, Vector.Key("stranger"));
        Refused(RefusalKind.WrongBinding, host, Of(Role.Landmark, opening with { Session = new SessionId(1) }));
        Refused(RefusalKind.WrongBinding, host, Of(Role.Landmark, opening with { Host = stranger }));
        Refused(RefusalKind.BadSignature, host, Of(Role.Landmark, opening with { Landmark = stranger }, "stranger"));
        Refused(RefusalKind.WrongBinding, host,
            Of(Role.Landmark, opening with { VerifierNonce = new Digest(new byte[32]) }));
        Refused(RefusalKind.WrongBinding, host, Of(Role.Landmark, opening with { RegisterVersion = 8 }));
        Refused(RefusalKind.BadSignature, host, host); // its own offer, sent back
    }

    [Fact]
    public void An_offer_that_has_expired_is_refused() =>
        Refused(RefusalKind.NotFresh, Of(Role.Host), Of(Role.Landmark), Vector.Expiry);

    private static void Refused(
        RefusalKind kind, PairAgreement end, PairAgreement other, DateTimeOffset? now = null)
    {
        Assert.False(end.TryAgree(other.Offer, now ?? Vector.Arrived, out var keys, out var refusal));
        Assert.Null(keys);
        Assert.Equal(kind, refusal.Kind);
    }

    private static PairAgreement Of(Role role, Opening? opening = null, string? signer = null)
    {
        using var own = Vector.Signer(signer ?? (role is Role.Host ? "host" : "landmark"));
        var once = Vector.Ephemeral(role is Role.Host ? "hostEphemeral" : "landmarkEphemeral");
        return new PairAgreement(opening ?? Vector.Opening, role, own, once);
    }

    private static IEnumerable<string> Derived(string own, bool isHost, SignedMessage thiefs, SignedMessage victims)
    {
        using var key = Vector.Ephemeral(own);
        var (host, landmark) = isHost ? (thiefs, victims) : (victims, thiefs);
        foreach (var peer in new[] { "hostEphemeral", "landmarkEphemeral", "stranger", "verifier" })
        {
            using var keys = SessionKeys.Agree(key, Vector.Key(peer), host, landmark);
            foreach (var one in All(keys)) yield return one;
        }
    }

    private static string[] All(SessionKeys keys) =>
        [.. new[] { keys.Hello, keys.Challenge, keys.Answer, keys.PresenceChallenge, keys.PresenceAnswer }
            .Select(SessionKeysTests.Tag).Select(Convert.ToHexString)];
}
