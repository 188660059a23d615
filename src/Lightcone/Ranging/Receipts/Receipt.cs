using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Lightcone.Challenges;
using Lightcone.Ranging.Frames;
using Lightcone.Wire;

namespace Lightcone.Ranging.Receipts;

/// <summary>What a landmark signs after the timed phase: every challenge that it sent, and the time to each
/// answer.</summary>
/// <remarks>A receipt is the landmark's word. It holds pseudonyms only and no position: the place of a landmark is
/// the register's, never its own choice. A malicious landmark can deny, or shrink its own disc; that is one
/// fault.</remarks>
public sealed record Receipt
{
    /// <summary>No session has more challenges.</summary>
    public const int MostSamples = 4096;

    /// <summary>The first field of its payload.</summary>
    public const string Kind = "lightcone/receipt/1";

    private const int Fields = 5;
    private const int FieldsOfSample = 4;

    /// <summary>The session.</summary>
    public required SessionId Session { get; init; }

    /// <summary>The two ends.</summary>
    public required Pair Ends { get; init; }

    /// <summary>The version of the register that holds the landmark's place.</summary>
    public required uint RegisterVersion { get; init; }

    /// <summary>All challenges in the order sent, at most 4,096, answered or not.</summary>
    public required IReadOnlyList<Sample> Samples { get; init; }

    /// <summary>The bytes that are signed.</summary>
    public byte[] ToPayload()
    {
        var writer = new FieldWriter(Kind, Fields)
            .Bytes(Session.ToArray()).Bytes(Ends.Host).Bytes(Ends.Landmark).Number(RegisterVersion)
            .StartList(Samples.Count);
        foreach (var sample in Samples)
        {
            writer.StartList(FieldsOfSample).Number(sample.Sequence).Bytes(Bytes(sample.Nonce))
                .Number((ulong)sample.Transport).Number((ulong)(sample.RoundTrip?.ElapsedNanoseconds ?? 0)).EndList();
        }

        return writer.EndList().ToArray();
    }

    /// <summary>Reads a receipt's payload. Hostile bytes give a refusal, never an exception.</summary>
    /// <param name="payload">What was signed.</param>
    /// <param name="receipt">The receipt; sequence numbers rise, so no challenge is in it twice.</param>
    /// <param name="refusal">What is wrong.</param>
    public static bool TryParse(ReadOnlyMemory<byte> payload,
        [NotNullWhen(true)] out Receipt? receipt, [NotNullWhen(false)] out Refusal? refusal)
    {
        receipt = null;
        var fields = new FieldReader(payload, Kind, Fields);
        var session = SessionId.From(fields.Bytes(SessionId.Bytes, "session"));
        var ends = new Pair(fields.Digest("host id"), fields.Digest("landmark id"));
        var version = (uint)fields.Number(uint.MaxValue, "register version");
        var samples = ReadSamples(fields, FieldsOfSample);
        if (!fields.TryEnd(out refusal)) return false;
        receipt = new Receipt { Session = session, Ends = ends, RegisterVersion = version, Samples = samples };
        return true;
    }

    internal static byte[] Bytes(UInt128 nonce)
    {
        var bytes = new byte[Frame.NonceBytes];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, nonce);
        return bytes;
    }

    /// <summary>A list of samples whose sequence numbers rise; with four fields each has a transport and a time, 0 for
    /// unanswered.</summary>
    internal static List<Sample> ReadSamples(FieldReader fields, int fieldsOfSample)
    {
        var count = fields.StartList(MostSamples, "samples");
        List<Sample> samples = [];
        for (var i = 0; i < count && fields.IsWell; i++)
        {
            if (fields.StartList(fieldsOfSample, "sample") != fieldsOfSample)
                fields.Refuse(RefusalKind.WrongFieldCount, $"a sample has not {fieldsOfSample} fields");
            var sequence = (uint)fields.Number(uint.MaxValue, "sequence");
            if (sequence <= (samples.Count > 0 ? samples[^1].Sequence : 0))
                fields.Refuse(RefusalKind.OutOfRange, "sequence does not rise from 1");
            var nonce = BinaryPrimitives.ReadUInt128BigEndian(fields.Bytes(Frame.NonceBytes, "nonce"));
            var sample = new Sample(sequence, nonce);
            samples.Add(fieldsOfSample == FieldsOfSample ? Timed(fields, sample) : sample);
            fields.EndList("sample");
        }

        fields.EndList("samples");
        return samples;
    }

    private static Sample Timed(FieldReader fields, Sample sample)
    {
        var transport = (Transport)fields.Number((ulong)Transport.TcpOverIPv6, "transport");
        if (transport is Transport.Unspecified) fields.Refuse(RefusalKind.OutOfRange, "transport is 0");
        var elapsed = (long)fields.Number(RttSet.LongestRoundTripNanoseconds, "round trip");
        return sample with { Transport = transport, RoundTrip = elapsed > 0 ? new RoundTrip(elapsed) : null };
    }
}
