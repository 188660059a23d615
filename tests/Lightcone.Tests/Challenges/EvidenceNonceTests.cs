using System.Security.Cryptography;
using Lightcone.Challenges;
using Lightcone.Wire;

namespace Lightcone.Tests.Challenges;

public sealed class EvidenceNonceTests
{
    private static SessionVector Vector => SessionVector.Read;

    private static EvidenceNonce Before => new()
    {
        Session = Vector.Session,
        VerifierNonce = Vector.Digest("verifierNonce"),
        HostId = Vector.HostId,
        Ephemeral = Vector.Key("hostEphemeral"),
        LandmarkSet = new Digest(SHA256.HashData("landmarks"u8)),
        DeviceOrdinal = 3,
        Transcript = null,
    };

    [Fact]
    public void The_vectors_nonces_are_met()
    {
        Assert.Equal(Vector.Digest("evidenceNonceBefore"), Before.Value);
        var after = Before with { Transcript = new Digest(SHA256.HashData("transcript"u8)) };
        Assert.Equal(Vector.Digest("evidenceNonceAfter"), after.Value);
    }

    [Fact]
    public void Every_part_changes_the_nonce()
    {
        var other = new Digest(new byte[32]);
        EvidenceNonce[] changed =
        [
            Before, Before with { Session = new SessionId(1) }, Before with { VerifierNonce = other },
            Before with { HostId = other }, Before with { Ephemeral = Vector.Key("landmarkEphemeral") },
            Before with { LandmarkSet = other }, Before with { DeviceOrdinal = 4 }, Before with { Transcript = other },
        ];
        Assert.Equal(changed.Length, changed.Select(nonce => nonce.Value).Distinct().Count());
    }
}
