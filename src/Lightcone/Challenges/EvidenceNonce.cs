using System.Security.Cryptography;
using Lightcone.Identity;
using Lightcone.Wire;

namespace Lightcone.Challenges;

/// <summary>The nonce with which vendor evidence is requested: it ties a chip's answer to this session and to the key
/// that is timed in it.</summary>
/// <remarks>SHA-256 of the deterministic CBOR of ["lightcone/attest/1", "before" or "after",
/// session, verifier nonce, host id, ephemeral key, hash of the landmark set, device ordinal, and after the timed phase
/// the transcript's hash]. The expected value always comes from the verifier's own record.</remarks>
public sealed record EvidenceNonce
{
    private const string Kind = "lightcone/attest/1";

    /// <summary>The session.</summary>
    public required SessionId Session { get; init; }

    /// <summary>The verifier's nonce of the session.</summary>
    public required Digest VerifierNonce { get; init; }

    /// <summary>The id of the host's long-lived key.</summary>
    public required Digest HostId { get; init; }

    /// <summary>The host's ephemeral key of the session.</summary>
    public required VerificationKey Ephemeral { get; init; }

    /// <summary>SHA-256 over the landmarks that were chosen.</summary>
    public required Digest LandmarkSet { get; init; }

    /// <summary>Which of the host's devices, from 0: no two devices get one nonce.</summary>
    public required uint DeviceOrdinal { get; init; }

    /// <summary>SHA-256 of the transcript; null before the timed phase.</summary>
    public required Digest? Transcript { get; init; }

    /// <summary>The 32 bytes to request evidence with.</summary>
    public Digest Value
    {
        get
        {
            var writer = new FieldWriter(Kind, Transcript is null ? 7 : 8)
                .Text(Transcript is null ? "before" : "after")
                .Bytes(Session.ToArray())
                .Bytes(VerifierNonce)
                .Bytes(HostId)
                .Bytes(Ephemeral.Spki)
                .Bytes(LandmarkSet)
                .Number(DeviceOrdinal);
            if (Transcript is not null) writer.Bytes(Transcript);
            return new Digest(SHA256.HashData(writer.ToArray()));
        }
    }
}
