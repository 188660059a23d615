using Lightcone.Challenges;

namespace Lightcone.Tests.Challenges;

public sealed class SessionKeysTests
{
    private static SessionVector Vector => SessionVector.Read;

    [Fact]
    public void Both_ends_derive_the_vectors_keys()
    {
        const string Host = "hostEphemeral", Landmark = "landmarkEphemeral";
        foreach (var (own, peer) in new[] { (Host, Landmark), (Landmark, Host) })
        {
            using var key = Vector.Ephemeral(own);
            using var keys = SessionKeys.Agree(
                key, Vector.Key(peer), Vector.Message("hostOffer"), Vector.Message("landmarkOffer"));
            Assert.Equal(Tag(Vector.Mac("ranging.hello")), Tag(keys.Hello));
            Assert.Equal(Tag(Vector.Mac("ranging.challenge")), Tag(keys.Challenge));
            Assert.Equal(Tag(Vector.Mac("ranging.answer")), Tag(keys.Answer));
            Assert.Equal(Tag(Vector.Mac("presence.challenge")), Tag(keys.PresenceChallenge));
            Assert.Equal(Tag(Vector.Mac("presence.answer")), Tag(keys.PresenceAnswer));
        }
    }

    [Fact]
    public void Ends_that_were_shown_other_offers_share_no_key()
    {
        using var key = Vector.Ephemeral("hostEphemeral");
        using var keys = SessionKeys.Agree(
            key, Vector.Key("landmarkEphemeral"), Vector.Message("landmarkOffer"), Vector.Message("hostOffer"));
        Assert.NotEqual(Tag(Vector.Mac("ranging.answer")), Tag(keys.Answer));
    }

    [Fact]
    public void Erased_keys_are_gone_and_none_is_printed()
    {
        using var key = Vector.Ephemeral("hostEphemeral");
        var keys = SessionKeys.Agree(
            key, Vector.Key("landmarkEphemeral"), Vector.Message("hostOffer"), Vector.Message("landmarkOffer"));
        Assert.Equal("keys of a session", keys.ToString());
        keys.Dispose();
        Assert.Throws<ObjectDisposedException>(() => Tag(keys.Hello));
        Assert.Throws<ObjectDisposedException>(() => Tag(keys.Challenge));
        Assert.Throws<ObjectDisposedException>(() => Tag(keys.Answer));
    }

    internal static byte[] Tag(MacKey key)
    {
        var tag = new byte[32];
        key.Write("text"u8, tag);
        return tag;
    }
}
