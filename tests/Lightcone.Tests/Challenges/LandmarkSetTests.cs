using CsCheck;
using Lightcone.Challenges;
using Lightcone.Wire;

namespace Lightcone.Tests.Challenges;

public sealed class LandmarkSetTests
{
    private static readonly Gen<Digest> Ids = Gen.Byte.Array[32].Select(bytes => new Digest(bytes));

    [Fact]
    public void The_vectors_hash_is_met()
    {
        var ids = SessionVector.Read.Bytes("landmarkSetIds").Chunk(Digest.Bytes).Select(bytes => new Digest(bytes));
        Assert.Equal(SessionVector.Read.Digest("landmarkSetHash"), LandmarkSet.HashOf(ids));
    }

    [Fact]
    public void The_order_of_the_landmarks_does_not_count() =>
        Ids.Array[0, 12].SelectMany(ids => Gen.Shuffle(ids).Select(shuffled => (ids, shuffled)))
            .Sample((ids, shuffled) => LandmarkSet.HashOf(ids) == LandmarkSet.HashOf(shuffled), iter: 500);

    [Fact]
    public void A_landmark_left_out_added_or_changed_gives_another_hash() =>
        Gen.Select(Ids.Array[1, 12], Ids).Sample((ids, other) =>
        {
            var hash = LandmarkSet.HashOf(ids);
            Assert.NotEqual(hash, LandmarkSet.HashOf(ids[1..]));
            Assert.NotEqual(hash, LandmarkSet.HashOf([.. ids, other]));
            Assert.NotEqual(hash, LandmarkSet.HashOf([other, .. ids[1..]]));
            Assert.NotEqual(hash, LandmarkSet.HashOf([.. ids, ids[0]])); // listed twice
        }, iter: 500);
}
