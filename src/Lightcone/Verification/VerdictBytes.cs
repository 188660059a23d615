using System.Diagnostics.CodeAnalysis;
using System.Text;
using Lightcone.Challenges;
using Lightcone.Findings;
using Lightcone.Wire;

namespace Lightcone.Verification;

/// <summary>The canonical bytes of a verdict (docs/formats.md). Words are UTF-8: names of places have letters of all
/// kinds.</summary>
internal static class VerdictBytes
{
    private const int Fields = 19;
    private const int FieldsOfClaim = 4;
    private const int MostAlgorithm = 1000;
    private const int MostWitnesses = Policy.MostFaults + 1;
    private const int MostLimits = 64;
    private const int LongestWords = 4096;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static byte[] Write(Verdict verdict)
    {
        var session = new byte[SessionId.Bytes];
        verdict.Session.WriteTo(session);
        var writer = new FieldWriter(Verdict.Kind, Fields).Number((ulong)verdict.Algorithm).Bytes(session)
            .Bytes(verdict.Host).Bytes(verdict.SessionKeyId ?? Digest.Zeros)
            .Number((ulong)verdict.Opened).Number((ulong)verdict.Completed)
            .Number((ulong)(verdict.MeasuredBy?.ToUnixTimeSeconds() ?? 0))
            .Number((ulong)verdict.DecidedAt.ToUnixTimeSeconds()).Number((ulong)verdict.ExpiresAt.ToUnixTimeSeconds())
            .Number((ulong)verdict.Tier).Number((ulong)verdict.Domains).Number((ulong)verdict.FaultsTolerated)
            .Number((ulong)((verdict.FaultsUsed ?? -1) + 1));
        writer.StartList(verdict.Claims.Count);
        foreach (var claim in verdict.Claims)
        {
            writer.StartList(FieldsOfClaim).Number((ulong)claim.Kind);
            Words(writer, claim.Claim);
            writer.StartList(claim.Witnesses.Count);
            foreach (var witness in claim.Witnesses) Words(writer, witness);
            Words(writer.EndList(), claim.Reason);
            writer.EndList();
        }

        writer.EndList().StartList(verdict.Limits.Count);
        foreach (var limit in verdict.Limits) Words(writer, limit);
        var from = verdict.MadeFrom;
        return writer.EndList().Bytes(from.Policy).Bytes(from.Register).Bytes(from.BoundaryPack).Bytes(from.Pairs)
            .ToArray();
    }

    public static bool TryRead(ReadOnlyMemory<byte> payload,
        [NotNullWhen(true)] out Verdict? verdict, [NotNullWhen(false)] out Refusal? refusal)
    {
        var fields = new FieldReader(payload, Verdict.Kind, Fields);
        var read = new Verdict
        {
            Algorithm = (int)fields.Number(MostAlgorithm, "algorithm"),
            Session = SessionId.From(fields.Bytes(SessionId.Bytes, "session")),
            Host = fields.Digest("host"),
            SessionKeyId = fields.Digest("session key") is var key && key == Digest.Zeros ? null : key,
            Opened = (int)fields.Number(SessionEvidence.MostPairs, "opened"),
            Completed = (int)fields.Number(SessionEvidence.MostPairs, "completed"),
            MeasuredBy = fields.Time("measured by") is var by && by == DateTimeOffset.UnixEpoch ? null : by,
            DecidedAt = fields.Time("decided at"),
            ExpiresAt = fields.Time("expires at"),
            Tier = (AssuranceTier)fields.Number((ulong)AssuranceTier.Presence, "tier"),
            Domains = (int)fields.Number(SessionEvidence.MostPairs, "domains"),
            FaultsTolerated = (int)fields.Number(Policy.MostFaults, "faults tolerated"),
            FaultsUsed = fields.Number(Policy.MostFaults + 1, "faults used") is > 0 and var used ? (int)used - 1 : null,
            Claims = Claims(fields),
            Limits = Texts(fields, MostLimits, "limits"),
            MadeFrom = new VerdictDigests(fields.Digest("policy"), fields.Digest("register"),
                fields.Digest("boundary pack"), fields.Digest("pairs")),
        };
        var isRead = fields.TryEnd(out refusal);
        verdict = isRead ? read : null;
        return isRead;
    }

    private static List<ClaimVerdict> Claims(FieldReader fields)
    {
        var count = fields.StartList(Policy.MostClaims, "claims");
        if (count == 0) fields.Refuse(RefusalKind.WrongFieldCount, "the verdict judges no claim");
        List<ClaimVerdict> claims = [];
        for (var i = 0; i < count && fields.IsWell; i++)
        {
            if (fields.StartList(FieldsOfClaim, "claim") != FieldsOfClaim)
                fields.Refuse(RefusalKind.WrongFieldCount, "a claim is short");
            claims.Add(new ClaimVerdict((FindingKind)fields.Number((ulong)FindingKind.Contradictory, "finding"),
                Text(fields, "claim"), Texts(fields, MostWitnesses, "witnesses"), Text(fields, "reason")));
            fields.EndList("claim");
        }

        fields.EndList("claims");
        return claims;
    }

    private static List<string> Texts(FieldReader fields, int most, string name)
    {
        var count = fields.StartList(most, name);
        List<string> texts = [];
        for (var i = 0; i < count && fields.IsWell; i++) texts.Add(Text(fields, name));
        fields.EndList(name);
        return texts;
    }

    private static string Text(FieldReader fields, string name)
    {
        try
        {
            var text = Strict.GetString(fields.BytesAtMost(LongestWords, name));
            if (text.Any(char.IsControl))
                fields.Refuse(RefusalKind.ControlCharacter, $"{name} has a control character");
            return text;
        }
        catch (DecoderFallbackException)
        {
            fields.Refuse(RefusalKind.NotUtf8, $"{name} is not UTF-8");
            return "";
        }
    }

    private static void Words(FieldWriter writer, string words) => writer.Bytes(Strict.GetBytes(words));
}
