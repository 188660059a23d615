using System.Diagnostics.CodeAnalysis;
using Lightcone.Identity;
using Lightcone.Wire;

namespace Lightcone.Challenges;

/// <summary>The verifier's word that a session of one host with one landmark begins: signed by it, sent to both. Each
/// learns of no other pair.</summary>
public sealed record Opening
{
    /// <summary>No opening names more places to dial.</summary>
    public const int MostEndpoints = 4;

    /// <summary>No opening asks for more challenges.</summary>
    public const int MostChallenges = 4096;

    /// <summary>The longest time over which challenges are spread.</summary>
    public static readonly TimeSpan LongestBurst = TimeSpan.FromMinutes(4);

    /// <summary>The first field of its payload.</summary>
    public const string Kind = "lightcone/opening/1";

    private const int Fields = 11;
    private const int FieldsOfEndpoint = 2;

    /// <summary>The session, chosen by the verifier at random.</summary>
    public required SessionId Session { get; init; }

    /// <summary>The host's long-lived key.</summary>
    public required VerificationKey Host { get; init; }

    /// <summary>The landmark's long-lived key, from the register.</summary>
    public required VerificationKey Landmark { get; init; }

    /// <summary>Where the host reaches the landmark; one to four.</summary>
    public required IReadOnlyList<Endpoint> Endpoints { get; init; }

    /// <summary>The verifier's nonce of the session, the same for all its pairs.</summary>
    public required Digest VerifierNonce { get; init; }

    /// <summary>From this second on nothing of the session is worth anything; whole seconds, UTC, at most five minutes
    /// ahead.</summary>
    public required DateTimeOffset Expiry { get; init; }

    /// <summary>The version of the landmark register that holds the landmark's place.</summary>
    public required uint RegisterVersion { get; init; }

    /// <summary>SHA-256 over the register and the ids of all landmarks of the session
    /// (<see cref="LandmarkSet"/>).</summary>
    public required Digest LandmarkSetHash { get; init; }

    /// <summary>SHA-256 of the policy that the session is to be judged by, fixed before anything is measured; zeros
    /// where there is none, and then there can be no verdict.</summary>
    public required Digest PolicyHash { get; init; }

    /// <summary>How many challenges the landmark is to send, 1 to 4,096.</summary>
    public required int Challenges { get; init; }

    /// <summary>Over how long they are spread, in whole milliseconds, at most four minutes.</summary>
    public required TimeSpan Burst { get; init; }

    /// <summary>The bytes that are signed.</summary>
    public byte[] ToPayload()
    {
        var writer = new FieldWriter(Kind, Fields).Bytes(Session.ToArray()).Bytes(Host.Spki).Bytes(Landmark.Spki)
            .StartList(Endpoints.Count);
        foreach (var endpoint in Endpoints)
        {
            writer.StartList(FieldsOfEndpoint).Number(endpoint.IsTcp ? 2ul : 1).Text(endpoint.Address.ToString())
                .EndList();
        }

        return writer.EndList().Bytes(VerifierNonce).Number((ulong)Expiry.ToUnixTimeSeconds()).Number(RegisterVersion)
            .Bytes(LandmarkSetHash).Bytes(PolicyHash).Number((ulong)Challenges)
            .Number((ulong)Burst.TotalMilliseconds).ToArray();
    }

    /// <summary>Reads an opening that a verifier signed, from a record of it: what its ends check besides, each against
    /// its own clock and key, is <see cref="OpeningCheck"/>.</summary>
    /// <param name="message">From anybody.</param>
    /// <param name="verifier">Whose signature it must have.</param>
    /// <param name="opening">The opening.</param>
    /// <param name="refusal">What is wrong.</param>
    internal static bool TryReadSigned(SignedMessage message, VerificationKey verifier,
        [NotNullWhen(true)] out Opening? opening, [NotNullWhen(false)] out Refusal? refusal)
    {
        if (!TryParse(message.Payload, out opening, out refusal)) return false;
        if (!message.IsSignedBy(verifier))
            refusal = new Refusal(RefusalKind.BadSignature, 0, "The opening is not signed by the verifier.");
        else if (opening.Host.Id == opening.Landmark.Id)
            refusal = new Refusal(RefusalKind.WrongBinding, 0, "The opening names one key as both ends.");
        return refusal is null;
    }

    /// <summary>Reads an opening's payload. Hostile bytes give a refusal, never an exception.</summary>
    /// <param name="payload">What was signed.</param>
    /// <param name="opening">The opening; nothing in it is believed yet.</param>
    /// <param name="refusal">What is wrong.</param>
    public static bool TryParse(ReadOnlyMemory<byte> payload,
        [NotNullWhen(true)] out Opening? opening, [NotNullWhen(false)] out Refusal? refusal)
    {
        opening = null;
        var fields = new FieldReader(payload, Kind, Fields);
        var session = SessionId.From(fields.Bytes(SessionId.Bytes, "session"));
        var host = fields.Bytes(VerificationKey.SpkiBytes, "host key");
        var landmark = fields.Bytes(VerificationKey.SpkiBytes, "landmark key");
        var endpoints = ReadEndpoints(fields);
        var nonce = fields.Digest("verifier nonce");
        var expiry = fields.Time("expiry");
        var version = fields.Number(uint.MaxValue, "register version");
        var set = fields.Digest("landmark-set hash");
        var policy = fields.Digest("policy hash");
        var challenges = fields.Number(MostChallenges, "challenges");
        if (challenges == 0) fields.Refuse(RefusalKind.OutOfRange, "challenges is 0");
        var burst = fields.Number((ulong)LongestBurst.TotalMilliseconds, "burst");
        if (!fields.TryEnd(out refusal)) return false;
        if (!VerificationKey.TryParse(host, out var hostKey, out refusal)) return false;
        if (!VerificationKey.TryParse(landmark, out var landmarkKey, out refusal)) return false;
        opening = new Opening
        {
            Session = session,
            Host = hostKey,
            Landmark = landmarkKey,
            Endpoints = endpoints,
            VerifierNonce = nonce,
            Expiry = expiry,
            RegisterVersion = (uint)version,
            LandmarkSetHash = set,
            PolicyHash = policy,
            Challenges = (int)challenges,
            Burst = TimeSpan.FromMilliseconds(burst),
        };
        return true;
    }

    private static List<Endpoint> ReadEndpoints(FieldReader fields)
    {
        var count = fields.StartList(MostEndpoints, "endpoints");
        if (count == 0) fields.Refuse(RefusalKind.WrongFieldCount, "there is no endpoint");
        List<Endpoint> endpoints = [];
        for (var i = 0; i < count && fields.IsWell; i++)
        {
            if (fields.StartList(FieldsOfEndpoint, "endpoint") != FieldsOfEndpoint)
                fields.Refuse(RefusalKind.WrongFieldCount, $"an endpoint has not {FieldsOfEndpoint} fields");
            var transport = fields.Number(2, "transport");
            if (transport == 0) fields.Refuse(RefusalKind.OutOfRange, "transport is 0; it must be 1 or 2");
            var text = fields.Text(Endpoint.LongestText, "address");
            fields.EndList("endpoint");
            if (Endpoint.TryParse(transport == 2, text, out var endpoint)) endpoints.Add(endpoint);
            else fields.Refuse(RefusalKind.BadText, "address is not an IP address with its port, as it is written");
        }

        fields.EndList("endpoints");
        return endpoints;
    }
}
