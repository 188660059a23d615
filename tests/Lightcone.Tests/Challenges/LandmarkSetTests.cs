using CsCheck;
using Lightcone.Challenges;
using Lightcone.Wire;

namespace Lightcone.Tests.Challenges;

public sealed class LandmarkSetTests
{
    private static readonly Gen<Digest> Ids = Gen.Byte.Array[32].Select(bytes => new Digest(bytes));

    private static Digest Register => SessionVector.Read.Digest("registerHash");

    [Fact]
    public void The_vectors_hash_is_met()
    {
        var ids = SessionVector.Read.Bytes("landmarkSetIds").Chunk(Digest.Bytes).Select(bytes => new Digest(bytes));
        Assert.Equal(SessionVector.Read.Digest("landmarkSetHash"), LandmarkSet.HashOf(Register, ids));
    }

    [Fact]
    public void The_order_of_the_landmarks_does_not_count() =>
        Ids.Array[0, 12].SelectMany(ids => Gen.Shuffle(ids).Select(shuffled => (ids, shuffled)))
            .Sample((ids, shuffled) =>
                LandmarkSet.HashOf(Register, ids) == LandmarkSet.HashOf(Register, shuffled), iter: 500);

    [Fact]
    public void A_landmark_left_out_added_or_changed_gives_another_hash() =>
        Gen.Select(Ids.Array[1, 12], Ids).Sample((ids, other) =>
        {
            var hash = LandmarkSet.HashOf(Register, ids);
            Assert.NotEqual(hash, LandmarkSet.HashOf(Register, ids[1..]));
            Assert.NotEqual(hash, LandmarkSet.HashOf(Register, [.. ids, other]));
            Assert.NotEqual(hash, LandmarkSet.HashOf(Register, [other, .. ids[1..]]));
            Assert.NotEqual(hash, LandmarkSet.HashOf(Register, [.. ids, ids[0]])); // listed twice
            Assert.NotEqual(hash, LandmarkSet.HashOf(other, ids)); // another register
        }, iter: 500);
}
