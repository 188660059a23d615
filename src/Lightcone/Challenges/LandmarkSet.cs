using System.Security.Cryptography;
using Lightcone.Wire;

namespace Lightcone.Challenges;

/// <summary>The landmarks that the verifier chose for a session and the register that says where they are, as one hash:
/// a verifier that left one out or moved one afterwards would have to find another set with the same.</summary>
public static class LandmarkSet
{
    /// <summary>SHA-256 over the register's hash and <see cref="Digest.OfSet"/> of the landmarks' ids.</summary>
    /// <param name="register">SHA-256 of the whole register: the version that messages name has 32 bits, and two
    /// registers of one version are found in a second.</param>
    /// <param name="ids">Ids of the landmarks' long-lived keys.</param>
    public static Digest HashOf(Digest register, IEnumerable<Digest> ids) =>
        new(SHA256.HashData([.. register.ToArray(), .. Digest.OfSet(ids).ToArray()]));
}
