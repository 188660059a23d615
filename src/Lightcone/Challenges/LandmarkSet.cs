using Lightcone.Wire;

namespace Lightcone.Challenges;

/// <summary>The landmarks that the verifier chose for a session, as one hash: a verifier that left one out afterwards
/// would have to find another set with the same.</summary>
public static class LandmarkSet
{
    /// <summary>SHA-256 over the landmarks' ids, each 32 bytes, in ascending order.</summary>
    /// <param name="ids">Ids of the landmarks' long-lived keys.</param>
    public static Digest HashOf(IEnumerable<Digest> ids) => Digest.OfSet(ids);
}
