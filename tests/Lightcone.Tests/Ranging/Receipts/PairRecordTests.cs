using Lightcone.Challenges;
using Lightcone.Identity;
using Lightcone.Ranging.Receipts;
using Lightcone.Tests.Challenges;
using Lightcone.Tests.Wire;
using Lightcone.Wire;

namespace Lightcone.Tests.Ranging.Receipts;

public sealed class PairRecordTests
{
    private static readonly string[] Parts = ["opening", "host's offer", "landmark's offer", "receipt", "transcript"];

    private static SessionVector Vector => SessionVector.Read;

    public static TheoryData<string, string> Exchanges
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var other in new[] { "session", "landmark", "host" })
                foreach (var part in Parts) data.Add(other, part);
            // These share a session id, which no honest verifier does: what does not name the difference is the same.
            foreach (var part in Parts[..3]) data.Add("nonce", part);
            foreach (var part in Parts[..4]) data.Add("register", part);
            data.Add("verifier", Parts[0]);
            return data;
        }
    }

    [Fact]
    public void The_vectors_record_is_accepted_and_bears_out_its_answered_challenges()
    {
        Assert.True(PairRecord.TryAccept(Vector.Message("pair"), Vector.Key("verifier"), out var measured, out _));
        Assert.Equal(Vector.Session, measured.Opening.Session);
        Assert.Equal(Vector.Arrived, measured.Arrived);
        Assert.Equal([(1u, 5_000_000), (3u, 10_000_000_000), (4000u, 1)],
            measured.Samples.Select(sample => (sample.Sequence, sample.RoundTrip!.ElapsedNanoseconds)));
        Assert.Equal(1, measured.Shortest!.ElapsedNanoseconds);
        Assert.True(PairRecord.TryParse(Vector.Bytes("pairPayload"), out var record, out _));
        Assert.Equal(Vector.Bytes("pairPayload"), record.ToPayload());
    }

    [Fact]
    public void What_the_broker_kept_is_accepted()
    {
        Assert.True(Accept(PairScene.Of().Record(), out var measured, out _));
        Assert.Equal([5_000_000, 7_000_000],
            measured!.Samples.Select(sample => sample.RoundTrip!.ElapsedNanoseconds));
        Assert.Equal(5_000_000, measured.Shortest!.ElapsedNanoseconds);
    }

    [Fact]
    public void A_record_without_an_answer_has_no_shortest_time()
    {
        var scene = PairScene.Of();
        Assert.True(Accept(scene.Record() with { Receipt = scene.ReceiptOf() }, out var measured, out _));
        Assert.Empty(measured!.Samples);
        Assert.Null(measured.Shortest);
    }

    [Theory]
    [MemberData(nameof(Exchanges))]
    public void A_part_of_another_session_pair_or_verifier_is_refused(string other, string part)
    {
        var opening = Vector.Opening;
        var foreign = other switch
        {
            "session" => PairScene.Of(opening with { Session = new SessionId(1) }),
            "landmark" => PairScene.Of(opening with { Landmark = Vector.Key("stranger") }),
            "host" => PairScene.Of(opening with { Host = Vector.Key("stranger") }),
            "nonce" => PairScene.Of(opening with { VerifierNonce = new Digest(new byte[32]) }),
            "register" => PairScene.Of(opening with { RegisterVersion = 8 }),
            _ => PairScene.Of(opening, verifier: "stranger"),
        };
        var (ours, theirs) = (PairScene.Of().Record(), foreign.Record());
        var mixed = With(ours, part, Part(theirs, part));
        Assert.False(Accept(mixed, out _, out var refusal));
        Assert.True(refusal!.Kind is RefusalKind.BadSignature or RefusalKind.WrongBinding, refusal.Detail);
    }

    [Fact]
    public void No_part_stands_in_the_place_of_another()
    {
        var record = PairScene.Of().Record();
        foreach (var place in Parts)
        {
            foreach (var part in Parts.Where(part => part != place))
                Assert.False(Accept(With(record, place, Part(record, part)), out _, out _), $"{part} as {place}");
        }
    }

    [Fact]
    public void Any_flipped_bit_of_a_signed_record_is_refused()
    {
        var (bytes, key) = (Vector.Bytes("pair"), Vector.Key("verifier"));
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            byte[] changed = [.. bytes];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(SignedMessage.TryParse(changed, out var message, out _)
                && PairRecord.TryAccept(message, key, out _, out _), $"bit {bit}");
        }
    }

    [Fact]
    public void Hostile_bytes_are_refused_or_another_record() => Hostile.Try(Vector.Bytes("pairPayload"),
        bytes => PairRecord.TryParse(bytes, out var record, out _) ? record.ToPayload() : null);

    [Fact]
    public void A_record_is_accepted_under_the_key_of_its_own_verifier_alone()
    {
        var record = PairScene.Of().Record();
        Refused(RefusalKind.BadSignature, record, signer: "stranger");
        Refused(RefusalKind.BadSignature, record, reader: "stranger");
        Refused(RefusalKind.BadSignature, record, signer: "stranger", reader: "stranger"); // who did not open it
        Refused(RefusalKind.BadSignature, record, signer: "host", reader: "verifier");
    }

    [Fact]
    public void An_answer_that_is_not_in_the_transcript_is_refused()
    {
        var scene = PairScene.Of();
        foreach (var sample in new[]
        {
            PairScene.Sample(4, 1), PairScene.Sample(1, 1) with { Sequence = 2 },
            PairScene.Sample(1, 1) with { Nonce = 5 },
        })
            Refused(RefusalKind.WrongBinding, scene.Record() with { Receipt = scene.ReceiptOf(sample) });
    }

    [Fact]
    public void What_arrived_too_late_or_before_the_session_could_begin_is_refused()
    {
        var record = PairScene.Of().Record();
        Refused(RefusalKind.NotFresh, record with { Arrived = Vector.Expiry });
        Refused(RefusalKind.NotFresh, record with { Arrived = Vector.Expiry.AddYears(1) });
        Refused(RefusalKind.NotFresh, record with { Arrived = Vector.Expiry.AddMinutes(-5).AddSeconds(-1) });
        Assert.True(Accept(record with { Arrived = Vector.Expiry.AddMinutes(-5) }, out _, out _));
    }

    [Fact]
    public void An_opening_that_lives_too_long_is_refused_even_with_offers_that_do_not()
    {
        var longer = PairScene.Of(Vector.Opening with { Expiry = Vector.Expiry.AddHours(1) });
        var opening = Assert.Single(longer.Broker.DueTo(longer.Host, PairScene.Now));
        Refused(RefusalKind.NotFresh, PairScene.Of().Record() with { Opening = opening });
    }

    [Fact]
    public void A_host_that_is_its_own_landmark_is_refused()
    {
        var own = PairScene.Of(Vector.Opening with { Landmark = Vector.Key("host") });
        var record = PairScene.Of().Record() with
        {
            Opening = Assert.Single(own.Broker.DueTo(own.Host, PairScene.Now)),
            HostOffer = own.HostOffer,
            LandmarkOffer = own.LandmarkOffer,
            Receipt = own.Receipt,
            Transcript = own.Transcript,
        };
        Refused(RefusalKind.WrongBinding, record);
    }

    [Fact]
    public void The_longest_receipt_and_transcript_fit_and_a_longer_message_is_refused()
    {
        var scene = PairScene.Of();
        Sample[] most = [.. Enumerable.Range(1, Receipt.MostSamples)
            .Select(i => PairScene.Sample((uint)i + (1u << 31), 9_999_999_999))];
        Assert.True(Transcript.TryParse(scene.Transcript.Payload, out var transcript, out _));
        using SigningKey host = Vector.Signer("host"), key = Vector.Signer("landmark");
        var record = scene.Record() with
        {
            Receipt = scene.ReceiptOf(most),
            Transcript = SignedMessage.Sign((transcript with { Received = most }).ToPayload(), host),
        };
        Assert.True(Accept(record, out var measured, out _));
        Assert.Equal(Receipt.MostSamples, measured!.Samples.Count);
        Refused(RefusalKind.WrongLength, record with { Receipt = SignedMessage.Sign(new byte[192 << 10], key) });
    }

    private static SignedMessage Part(PairRecord record, string part) => part switch
    {
        "opening" => record.Opening,
        "host's offer" => record.HostOffer,
        "landmark's offer" => record.LandmarkOffer,
        "receipt" => record.Receipt,
        _ => record.Transcript,
    };

    private static PairRecord With(PairRecord record, string part, SignedMessage message) => part switch
    {
        "opening" => record with { Opening = message },
        "host's offer" => record with { HostOffer = message },
        "landmark's offer" => record with { LandmarkOffer = message },
        "receipt" => record with { Receipt = message },
        _ => record with { Transcript = message },
    };

    private static void Refused(
        RefusalKind kind, PairRecord record, string signer = "verifier", string reader = "verifier")
    {
        Assert.False(Accept(record, out var measured, out var refusal, signer, reader));
        Assert.Null(measured);
        Assert.Equal(kind, refusal!.Kind);
    }

    private static bool Accept(PairRecord record, out MeasuredPair? measured, out Refusal? refusal,
        string signer = "verifier", string reader = "verifier")
    {
        using var key = Vector.Signer(signer);
        return PairRecord.TryAccept(
            SignedMessage.Sign(record.ToPayload(), key), Vector.Key(reader), out measured, out refusal);
    }
}
