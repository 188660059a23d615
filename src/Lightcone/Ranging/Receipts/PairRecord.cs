using System.Diagnostics.CodeAnalysis;
using Lightcone.Challenges;
using Lightcone.Identity;
using Lightcone.Wire;

namespace Lightcone.Ranging.Receipts;

/// <summary>All signed messages of one pair of a session, as the verifier keeps and signs them: whoever has it can
/// check everything but the times, which are the landmark's word, and the moment of arrival, which is the
/// verifier's.</summary>
public sealed record PairRecord
{
    /// <summary>The first field of its payload.</summary>
    public const string Kind = "lightcone/pair/1";

    private const int Fields = 6;
    private const int LongestMessageBytes = 192 << 10;

    /// <summary>By the verifier.</summary>
    public required SignedMessage Opening { get; init; }

    /// <summary>By the host.</summary>
    public required SignedMessage HostOffer { get; init; }

    /// <summary>By the landmark.</summary>
    public required SignedMessage LandmarkOffer { get; init; }

    /// <summary>By the landmark.</summary>
    public required SignedMessage Receipt { get; init; }

    /// <summary>By the host.</summary>
    public required SignedMessage Transcript { get; init; }

    /// <summary>The verifier's clock when receipt and transcript had both arrived; whole seconds, UTC.</summary>
    public required DateTimeOffset Arrived { get; init; }

    /// <summary>The bytes that the verifier signs.</summary>
    public byte[] ToPayload() => new FieldWriter(Kind, Fields)
        .Bytes(Opening.ToArray()).Bytes(HostOffer.ToArray()).Bytes(LandmarkOffer.ToArray()).Bytes(Receipt.ToArray())
        .Bytes(Transcript.ToArray()).Number((ulong)Arrived.ToUnixTimeSeconds()).ToArray();

    /// <summary>Reads a record that a verifier signed, and checks all that can be checked. Hostile bytes give a
    /// refusal, never an exception.</summary>
    /// <param name="message">The signed record.</param>
    /// <param name="verifier">The verifier's key, from the reader's own knowledge.</param>
    /// <param name="measured">What the record bears out.</param>
    /// <param name="refusal">The first thing that is wrong.</param>
    public static bool TryAccept(SignedMessage message, VerificationKey verifier,
        [NotNullWhen(true)] out MeasuredPair? measured, [NotNullWhen(false)] out Refusal? refusal)
    {
        measured = null;
        if (!TryParse(message.Payload, out var record, out refusal)) return false;
        if (!message.IsSignedBy(verifier))
        {
            refusal = new Refusal(RefusalKind.BadSignature, 0, "The record is not signed by the verifier.");
            return false;
        }

        return record.TryMeasure(verifier, out measured, out refusal);
    }

    internal static bool TryParse(ReadOnlyMemory<byte> payload,
        [NotNullWhen(true)] out PairRecord? record, [NotNullWhen(false)] out Refusal? refusal)
    {
        record = null;
        var fields = new FieldReader(payload, Kind, Fields);
        string[] names = ["opening", "host's offer", "landmark's offer", "receipt", "transcript"];
        byte[][] messages = [.. names.Select(name => fields.BytesAtMost(LongestMessageBytes, name))];
        var arrived = fields.Time("arrived");
        if (!fields.TryEnd(out refusal)) return false;
        var read = new SignedMessage[messages.Length];
        for (var i = 0; i < messages.Length; i++)
        {
            if (!SignedMessage.TryParse(messages[i], out var one, out refusal)) return false;
            read[i] = one;
        }

        record = new PairRecord
        {
            Opening = read[0],
            HostOffer = read[1],
            LandmarkOffer = read[2],
            Receipt = read[3],
            Transcript = read[4],
            Arrived = arrived,
        };
        return true;
    }

    /// <summary>All checks but that of the record's own signature.</summary>
    internal bool TryMeasure(VerificationKey verifier,
        [NotNullWhen(true)] out MeasuredPair? measured, [NotNullWhen(false)] out Refusal? refusal)
    {
        measured = null;
        if (!Challenges.Opening.TryReadSigned(Opening, verifier, out var opening, out refusal)) return false;
        // The moment is the verifier's word: the offers' and the receipt's checks hold it against the expiry too.
        if (opening.Expiry - Arrived > Offer.LongestLife)
        {
            refusal = new Refusal(RefusalKind.NotFresh, 0, "The opening lives longer than five minutes.");
            return false;
        }

        // The offers came before receipt and transcript; what had expired when these came was worth nothing before.
        var host = PairAgreement.CheckOf(opening, Role.Host, Arrived);
        var landmark = PairAgreement.CheckOf(opening, Role.Landmark, Arrived);
        if (!host.TryAccept(HostOffer, out var offered, out refusal)) return false;
        if (!landmark.TryAccept(LandmarkOffer, out _, out refusal)) return false;
        var check = new ReceiptCheck
        {
            Session = opening.Session,
            Host = opening.Host,
            Landmark = opening.Landmark,
            RegisterVersion = opening.RegisterVersion,
            Expiry = opening.Expiry,
            Arrived = Arrived,
        };
        if (!check.TryAccept(Receipt, Transcript, out var samples, out refusal)) return false;
        measured = new MeasuredPair(opening, offered.Ephemeral.Id, Arrived, samples);
        return true;
    }
}
