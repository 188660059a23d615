using System.Diagnostics.CodeAnalysis;
using Lightcone.Identity;
using Lightcone.Wire;

namespace Lightcone.Challenges;

/// <summary>What each end of a pair signs before the timed phase: its fresh key, and all that the key is for.</summary>
/// <remarks>The peer's id in it stops an offer from being shown to another peer, the
/// verifier's nonce and the expiry stop it from being shown later, and signing another's ephemeral key gains nothing,
/// since both signed offers go into the keys (<see cref="SessionKeys"/>).</remarks>
public sealed record Offer
{
    /// <summary>No offer may live longer.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(5);

    /// <summary>The first field of its payload.</summary>
    public const string Kind = "lightcone/offer/1";

    private const int Fields = 8;

    /// <summary>The session, chosen by the verifier.</summary>
    public required SessionId Session { get; init; }

    /// <summary>Which end offers.</summary>
    public required Role Role { get; init; }

    /// <summary>The id of the long-lived key that signs this offer.</summary>
    public required Digest OwnId { get; init; }

    /// <summary>A key made for this session alone: by a landmark for this pair, by a host for all its pairs of the
    /// session, since <see cref="EvidenceNonce"/> binds vendor evidence to one key.</summary>
    public required VerificationKey Ephemeral { get; init; }

    /// <summary>The id of the other end's long-lived key.</summary>
    public required Digest PeerId { get; init; }

    /// <summary>The verifier's nonce of the session.</summary>
    public required Digest VerifierNonce { get; init; }

    /// <summary>From this second on the offer is worth nothing; whole seconds, UTC.</summary>
    public required DateTimeOffset Expiry { get; init; }

    /// <summary>The version of the landmark register that holds the landmark's place.</summary>
    public required uint RegisterVersion { get; init; }

    /// <summary>The bytes that are signed.</summary>
    public byte[] ToPayload() => new FieldWriter(Kind, Fields)
        .Bytes(Session.ToArray())
        .Number((ulong)Role)
        .Bytes(OwnId)
        .Bytes(Ephemeral.Spki)
        .Bytes(PeerId)
        .Bytes(VerifierNonce)
        .Number((ulong)Expiry.ToUnixTimeSeconds())
        .Number(RegisterVersion)
        .ToArray();

    /// <summary>Reads an offer's payload. Hostile bytes give a refusal, never an exception.</summary>
    /// <param name="payload">What was signed.</param>
    /// <param name="offer">The offer; nothing in it is believed yet.</param>
    /// <param name="refusal">What is wrong.</param>
    public static bool TryParse(ReadOnlyMemory<byte> payload,
        [NotNullWhen(true)] out Offer? offer, [NotNullWhen(false)] out Refusal? refusal)
    {
        offer = null;
        var fields = new FieldReader(payload, Kind, Fields);
        var session = SessionId.From(fields.Bytes(SessionId.Bytes, "session"));
        var role = (Role)fields.Number((ulong)Role.Landmark, "role");
        if (role is Role.Unspecified) fields.Refuse(RefusalKind.OutOfRange, "role is 0; it must be 1 or 2");
        var ownId = fields.Digest("own id");
        var spki = fields.Bytes(VerificationKey.SpkiBytes, "ephemeral key");
        var peerId = fields.Digest("peer id");
        var nonce = fields.Digest("verifier nonce");
        var expiry = fields.Time("expiry");
        var version = fields.Number(uint.MaxValue, "register version");
        if (!fields.TryEnd(out refusal)) return false;
        if (!VerificationKey.TryParse(spki, out var ephemeral, out refusal)) return false;
        offer = new Offer
        {
            Session = session,
            Role = role,
            OwnId = ownId,
            Ephemeral = ephemeral,
            PeerId = peerId,
            VerifierNonce = nonce,
            Expiry = expiry,
            RegisterVersion = (uint)version,
        };
        return true;
    }
}
