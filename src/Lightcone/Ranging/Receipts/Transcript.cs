using System.Diagnostics.CodeAnalysis;
using Lightcone.Challenges;
using Lightcone.Ranging.Frames;
using Lightcone.Wire;

namespace Lightcone.Ranging.Receipts;

/// <summary>What a host signs after the timed phase: every challenge that it received and answered.</summary>
public sealed record Transcript
{
    /// <summary>The first field of its payload.</summary>
    public const string Kind = "lightcone/transcript/1";

    private const int Fields = 4;
    private const int FieldsOfSample = 2;

    /// <summary>The session.</summary>
    public required SessionId Session { get; init; }

    /// <summary>The two ends.</summary>
    public required Pair Ends { get; init; }

    /// <summary>The challenges by sequence number, at most 4,096, without times: a host's clock is nobody's
    /// evidence.</summary>
    public required IReadOnlyList<Sample> Received { get; init; }

    /// <summary>The bytes that are signed.</summary>
    public byte[] ToPayload()
    {
        var writer = new FieldWriter(Kind, Fields)
            .Bytes(Session.ToArray()).Bytes(Ends.Host).Bytes(Ends.Landmark).StartList(Received.Count);
        foreach (var sample in Received)
        {
            writer.StartList(FieldsOfSample).Number(sample.Sequence).Bytes(Receipt.Bytes(sample.Nonce)).EndList();
        }

        return writer.EndList().ToArray();
    }

    /// <summary>Reads a transcript's payload. Hostile bytes give a refusal, never an exception.</summary>
    /// <param name="payload">What was signed.</param>
    /// <param name="transcript">The transcript; sequence numbers rise.</param>
    /// <param name="refusal">What is wrong.</param>
    public static bool TryParse(ReadOnlyMemory<byte> payload,
        [NotNullWhen(true)] out Transcript? transcript, [NotNullWhen(false)] out Refusal? refusal)
    {
        transcript = null;
        var fields = new FieldReader(payload, Kind, Fields);
        var session = SessionId.From(fields.Bytes(SessionId.Bytes, "session"));
        var ends = new Pair(fields.Digest("host id"), fields.Digest("landmark id"));
        var received = Receipt.ReadSamples(fields, FieldsOfSample);
        if (!fields.TryEnd(out refusal)) return false;
        transcript = new Transcript { Session = session, Ends = ends, Received = received };
        return true;
    }
}
