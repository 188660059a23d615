using System.Diagnostics.CodeAnalysis;
using Lightcone.Geodesy.Borders;
using Lightcone.Identity;
using Lightcone.Ranging;
using Lightcone.Wire;

namespace Lightcone.Verification;

/// <summary>A verdict with everything that it was made from, in one file, so that anybody can make it again without
/// asking anybody.</summary>
/// <remarks>Nothing in it is believed but what the reader's own knowledge of the verifier's key bears out.</remarks>
public sealed record EvidenceBundle
{
    /// <summary>The first field of its bytes.</summary>
    public const string Kind = "lightcone/bundle/1";

    /// <summary>The longest bundle that is read.</summary>
    public const int MostBytes = 64 << 20;

    private const int Fields = 7;

    /// <summary>The key that opened the session and signed the verdict, by the bundle's word.</summary>
    public required VerificationKey Verifier { get; init; }

    /// <summary>The bytes of the register.</summary>
    public required ReadOnlyMemory<byte> Register { get; init; }

    /// <summary>The bytes of the policy.</summary>
    public required ReadOnlyMemory<byte> Policy { get; init; }

    /// <summary>Of each pair of the session the signed record, or the signed opening.</summary>
    public required IReadOnlyList<SignedMessage> Pairs { get; init; }

    /// <summary>The signed verdict.</summary>
    public required SignedMessage Verdict { get; init; }

    /// <summary>Its bytes. The places for vendor evidence and for the proof that it stands in a log are empty: there is
    /// neither yet.</summary>
    public byte[] ToBytes()
    {
        var writer = new FieldWriter(Kind, Fields).Bytes(Verifier.Spki).Bytes(Register.Span).Bytes(Policy.Span)
            .StartList(Pairs.Count);
        foreach (var pair in Pairs) writer.Bytes(pair.ToArray());
        return writer.EndList().StartList(0).EndList().Bytes(Verdict.ToArray()).Bytes([]).ToArray();
    }

    /// <summary>Reads a bundle; what is in it is not checked yet. Hostile bytes give a refusal, never an
    /// exception.</summary>
    /// <param name="bytes">From anybody.</param>
    /// <param name="bundle">The bundle.</param>
    /// <param name="refusal">The first thing that is wrong.</param>
    public static bool TryParse(ReadOnlyMemory<byte> bytes,
        [NotNullWhen(true)] out EvidenceBundle? bundle, [NotNullWhen(false)] out Refusal? refusal)
    {
        bundle = null;
        if (bytes.Length > MostBytes)
        {
            refusal = new Refusal(RefusalKind.TooLarge, 0, "The bundle is longer than 64 MiB.");
            return false;
        }

        var fields = new FieldReader(bytes, Kind, Fields);
        var spki = fields.Bytes(VerificationKey.SpkiBytes, "verifier's key");
        var register = fields.BytesAtMost(RttSet.MaxHostsBytes, "register");
        var policy = fields.BytesAtMost(Verification.Policy.MostBytes, "policy");
        var count = fields.StartList(SessionEvidence.MostPairs, "pairs");
        List<byte[]> pairs = [];
        for (var i = 0; i < count && fields.IsWell; i++)
        {
            pairs.Add(fields.BytesAtMost(SignedMessage.LongestBytes, "pair"));
        }
        fields.EndList("pairs");
        // What nothing here can check must not be carried along as if it were checked.
        fields.StartList(0, "evidence");
        fields.EndList("evidence");
        var verdict = fields.BytesAtMost(SignedMessage.LongestBytes, "verdict");
        fields.BytesAtMost(0, "log's proof");
        if (!fields.TryEnd(out refusal)) return false;
        if (!VerificationKey.TryParse(spki, out var key, out refusal)) return false;
        if (!TryMessages([.. pairs, verdict], out var messages, out refusal)) return false;
        bundle = new EvidenceBundle
        {
            Verifier = key,
            Register = register,
            Policy = policy,
            Pairs = messages[..^1],
            Verdict = messages[^1],
        };
        return true;
    }

    /// <summary>Makes the verdict again, and compares it bit for bit with the signed one.</summary>
    /// <param name="pack">The boundary pack that the policy names.</param>
    /// <param name="verdict">The verdict, which follows from what is in the bundle if <see cref="Verifier"/> is whom
    /// the reader means.</param>
    /// <param name="refusal">The first thing that is wrong.</param>
    public bool TryVerify(BoundaryPack pack,
        [NotNullWhen(true)] out Verdict? verdict, [NotNullWhen(false)] out Refusal? refusal)
    {
        verdict = null;
        if (!Verification.Verdict.TryParse(Verdict.Payload, out var said, out refusal)) return false;
        if (!Verdict.IsSignedBy(Verifier))
        {
            refusal = new Refusal(RefusalKind.BadSignature, 0, "The verdict is not signed by the verifier.");
            return false;
        }

        if (said.Algorithm != Verification.Verifier.Algorithm)
        {
            refusal = new Refusal(RefusalKind.UnknownFormat, 0,
                $"The verdict was made by rules of version {said.Algorithm}, which this program does not have.");
            return false;
        }

        var inputs = new SessionInputs
        {
            Verifier = Verifier,
            Pairs = Pairs,
            Register = Register,
            Policy = Policy,
            DecidedAt = said.DecidedAt,
        };
        if (!Verification.Verifier.TryDecide(inputs, pack, out var made, out refusal)) return false;
        if (!made.ToPayload().AsSpan().SequenceEqual(Verdict.Payload.Span))
        {
            refusal = new Refusal(RefusalKind.WrongBinding, 0,
                $"The evidence gives another verdict ({made.Conclusion}) than the signed one ({said.Conclusion}).");
            return false;
        }

        verdict = made;
        return true;
    }

    private static bool TryMessages(IReadOnlyList<byte[]> bytes,
        out SignedMessage[] messages, [NotNullWhen(false)] out Refusal? refusal)
    {
        messages = new SignedMessage[bytes.Count];
        refusal = null;
        for (var i = 0; i < messages.Length; i++)
        {
            if (!SignedMessage.TryParse(bytes[i], out var message, out refusal)) return false;
            messages[i] = message;
        }

        return true;
    }
}
