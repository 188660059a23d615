using CsCheck;
using Lightcone.Challenges;
using Lightcone.Identity;
using Lightcone.Ranging;
using Lightcone.Ranging.Frames;
using Lightcone.Ranging.Receipts;
using Lightcone.Tests.Challenges;
using Lightcone.Tests.Ranging.Sessions;
using Lightcone.Wire;

namespace Lightcone.Tests.Ranging.Receipts;

public sealed class ReceiptTests
{
    private static readonly SessionVector Vector = SessionVector.Read;

    private static readonly ReceiptCheck Check = new()
    {
        Session = Vector.Session,
        Host = Vector.Key("host"),
        Landmark = Vector.Key("landmark"),
        RegisterVersion = 7,
        Expiry = Vector.Expiry,
        Arrived = Vector.Expiry.AddSeconds(-1),
    };

    private static (Receipt Receipt, Transcript Transcript) Measured()
    {
        var ends = new Ends().Admitted();
        ends.Receive(ends.Answer(ends.Challenge()!)!);
        ends.Landmark.ReceiveHello(ends.Hello(), Ends.Address, 1, new byte[Frame.Bytes]);
        ends.Challenge(); // lost
        ends.Receive(ends.Answer(ends.Challenge()!)!, 7_000_000);
        return (ends.Landmark.ToReceipt(7), ends.Host.ToTranscript());
    }

    [Fact]
    public void What_was_measured_is_accepted_and_lost_challenges_are_not_samples()
    {
        var (receipt, transcript) = Measured();
        Assert.Equal(3, receipt.Samples.Count);
        Assert.True(Accept(Check, receipt, transcript, out var samples, out _));
        Assert.Equal([5_000_000, 7_000_000], samples!.Select(sample => sample.RoundTrip!.ElapsedNanoseconds));
    }

    [Fact]
    public void Receipts_and_transcripts_come_back_as_they_were() =>
        Gen.Select(Gen.UInt[1, 1000], Gen.Long[0, 10_000_000_000]).Array[0, 40].Sample(list =>
        {
            uint sequence = 0;
            Sample[] samples = [.. list.Select(one => new Sample(sequence += one.Item1, one.Item1)
            {
                Transport = (Transport)(1 + (one.Item1 % 4)),
                RoundTrip = one.Item2 == 0 ? null : new RoundTrip(one.Item2),
            })];
            var receipt = Measured().Receipt with { Samples = samples };
            Assert.True(Receipt.TryParse(receipt.ToPayload(), out var read, out _));
            Assert.Equal(receipt.ToPayload(), read.ToPayload());
            Assert.Equal(samples, read.Samples);
            var transcript = Measured().Transcript with { Received = samples };
            Assert.True(Transcript.TryParse(transcript.ToPayload(), out var back, out _));
            Assert.Equal(transcript.ToPayload(), back.ToPayload());
            Assert.All(back.Received, sample => Assert.Null(sample.RoundTrip));
        }, iter: 50);

    [Fact]
    public void An_answer_that_the_host_did_not_receive_the_challenge_of_is_refused()
    {
        var (receipt, transcript) = Measured();
        var invented = receipt.Samples[1] with { RoundTrip = new RoundTrip(1_000) };
        Refused(RefusalKind.WrongBinding, Check,
            receipt with { Samples = [receipt.Samples[0], invented, receipt.Samples[2]] }, transcript);
        var exchanged = receipt.Samples[0] with { Nonce = receipt.Samples[2].Nonce };
        Refused(RefusalKind.WrongBinding, Check, receipt with { Samples = [exchanged] }, transcript);
    }

    [Fact]
    public void A_nonce_that_was_sent_twice_is_refused()
    {
        var (receipt, transcript) = Measured();
        var again = receipt.Samples[1] with { Nonce = receipt.Samples[0].Nonce };
        Refused(RefusalKind.WrongBinding, Check,
            receipt with { Samples = [receipt.Samples[0], again, receipt.Samples[2]] }, transcript);
    }

    [Fact]
    public void What_comes_when_the_session_has_expired_is_refused()
    {
        var (receipt, transcript) = Measured();
        Refused(RefusalKind.NotFresh, Check with { Arrived = Check.Expiry }, receipt, transcript);
        Refused(RefusalKind.NotFresh, Check with { Arrived = Check.Expiry.AddHours(1) }, receipt, transcript);
    }

    [Fact]
    public void Every_binding_is_checked()
    {
        var (receipt, transcript) = Measured();
        Refused(RefusalKind.WrongBinding, Check with { Session = new SessionId(1) }, receipt, transcript);
        Refused(RefusalKind.WrongBinding, Check with { RegisterVersion = 8 }, receipt, transcript);
        Refused(RefusalKind.WrongBinding, Check, receipt, transcript with { Session = new SessionId(1) });
        var turned = new Pair(Vector.LandmarkId, Vector.HostId);
        Refused(RefusalKind.WrongBinding, Check, receipt with { Ends = turned }, transcript);
        Refused(RefusalKind.WrongBinding, Check, receipt, transcript with { Ends = turned });
        Refused(RefusalKind.BadSignature, Check with { Landmark = Vector.Key("host") }, receipt, transcript);
        Refused(RefusalKind.BadSignature, Check with { Host = Vector.Key("landmark") }, receipt, transcript);
    }

    [Fact]
    public void Sequence_numbers_that_do_not_rise_are_refused()
    {
        var (receipt, _) = Measured();
        foreach (var samples in new Sample[][]
        {
            [receipt.Samples[1], receipt.Samples[0]], [receipt.Samples[0], receipt.Samples[0]],
            [receipt.Samples[0] with { Sequence = 0 }],
            [receipt.Samples[0] with { Transport = Transport.Unspecified }],
        })
        {
            Assert.False(Receipt.TryParse((receipt with { Samples = samples }).ToPayload(), out _, out var refusal));
            Assert.Equal(RefusalKind.OutOfRange, refusal.Kind);
        }
    }

    [Fact]
    public void More_samples_than_any_session_has_are_refused()
    {
        var samples = Enumerable.Range(1, Receipt.MostSamples + 1).Select(i => new Sample((uint)i, (uint)i)
        {
            Transport = Transport.UdpOverIPv4,
        });
        var receipt = Measured().Receipt with { Samples = [.. samples] };
        Assert.False(Receipt.TryParse(receipt.ToPayload(), out _, out var refusal));
        Assert.Equal(RefusalKind.TooLarge, refusal.Kind);
    }

    [Fact]
    public void Any_flipped_bit_of_a_payload_is_refused_or_another_receipt()
    {
        var payload = Measured().Receipt.ToPayload();
        for (var bit = 0; bit < payload.Length * 8; bit++)
        {
            byte[] changed = [.. payload];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            if (Receipt.TryParse(changed, out var receipt, out _)) Assert.Equal(changed, receipt.ToPayload());
        }
    }

    private static void Refused(RefusalKind kind, ReceiptCheck check, Receipt receipt, Transcript transcript)
    {
        Assert.False(Accept(check, receipt, transcript, out var samples, out var refusal));
        Assert.Null(samples);
        Assert.Equal(kind, refusal!.Kind);
    }

    private static bool Accept(ReceiptCheck check, Receipt receipt, Transcript transcript,
        out IReadOnlyList<Sample>? samples, out Refusal? refusal)
    {
        using SigningKey landmark = Vector.Signer("landmark"), host = Vector.Signer("host");
        return check.TryAccept(SignedMessage.Sign(receipt.ToPayload(), landmark),
            SignedMessage.Sign(transcript.ToPayload(), host), out samples, out refusal);
    }
}
