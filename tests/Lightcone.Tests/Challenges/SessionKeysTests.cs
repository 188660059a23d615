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
            Assert.Equal(Vector.Bytes("key:ranging.hello"), keys.Hello);
            Assert.Equal(Vector.Bytes("key:ranging.challenge"), keys.Challenge);
            Assert.Equal(Vector.Bytes("key:ranging.answer"), keys.Answer);
            Assert.Equal(Vector.Bytes("key:presence.challenge"), keys.PresenceChallenge);
            Assert.Equal(Vector.Bytes("key:presence.answer"), keys.PresenceAnswer);
        }
    }

    [Fact]
    public void Ends_that_were_shown_other_offers_share_no_key()
    {
        using var key = Vector.Ephemeral("hostEphemeral");
        using var keys = SessionKeys.Agree(
            key, Vector.Key("landmarkEphemeral"), Vector.Message("landmarkOffer"), Vector.Message("hostOffer"));
        Assert.NotEqual(Vector.Bytes("key:ranging.answer"), keys.Answer);
    }

    [Fact]
    public void Erased_keys_are_gone_and_none_is_printed()
    {
        using var key = Vector.Ephemeral("hostEphemeral");
        var keys = SessionKeys.Agree(
            key, Vector.Key("landmarkEphemeral"), Vector.Message("hostOffer"), Vector.Message("landmarkOffer"));
        var answer = keys.Answer;
        Assert.Equal("keys of a session", keys.ToString());
        keys.Dispose();
        Assert.All(answer, part => Assert.Equal(0, part));
        Assert.Throws<ObjectDisposedException>(() => keys.Hello);
        Assert.Throws<ObjectDisposedException>(() => keys.Challenge);
        Assert.Throws<ObjectDisposedException>(() => keys.Answer);
    }
}
