using CsCheck;
using Lightcone.Challenges.Exchanges;
using Lightcone.Identity;
using Lightcone.Tests.Wire;
using Lightcone.Wire;

namespace Lightcone.Tests.Challenges.Exchanges;

public sealed class ExchangeRequestTests
{
    private static SessionVector Vector => SessionVector.Read;

    private static ExchangeRequest Request => new()
    {
        Sender = Vector.HostId,
        Nonce = Vector.Digest("verifierNonce"),
        Wait = TimeSpan.FromSeconds(25),
        Messages = [Vector.Message("hostOffer"), Vector.Message("transcript")],
    };

    [Fact]
    public void The_vectors_request_is_read_and_written()
    {
        Assert.True(ExchangeRequest.TryParse(Vector.Bytes("requestPayload"), out var read, out _));
        Assert.Equal((Request.Sender, Request.Nonce, Request.Wait), (read.Sender, read.Nonce, read.Wait));
        Assert.Equal(Request.Messages.Select(one => one.Hash), read.Messages.Select(one => one.Hash));
        Assert.Equal(Vector.Bytes("requestPayload"), Request.ToPayload());
        Assert.True(Vector.Message("request").IsSignedBy(Vector.Key("host")));
    }

    [Fact]
    public void Requests_come_back_as_they_were()
    {
        using var key = Vector.Signer("host");
        Gen.Select(Gen.Byte.Array[0, 40].Array[0, 5], Gen.Int[0, 60_000]).Sample((payloads, wait) =>
        {
            var written = Request with
            {
                Wait = TimeSpan.FromMilliseconds(wait),
                Messages = [.. payloads.Select(payload => SignedMessage.Sign(payload, key))],
            };
            Assert.True(ExchangeRequest.TryParse(written.ToPayload(), out var read, out _));
            Assert.Equal(written.Wait, read.Wait);
            Assert.Equal(payloads, read.Messages.Select(message => message.Payload.ToArray()));
        }, iter: 50);
    }

    [Fact]
    public void Hostile_bytes_are_refused_or_another_request() => Hostile.Try(
        (Request with { Messages = [Vector.Message("hostOffer")] }).ToPayload(),
        bytes => ExchangeRequest.TryParse(bytes, out var request, out _) ? request.ToPayload() : null);

    [Fact]
    public void No_request_has_more_messages_than_its_limit()
    {
        var most = Enumerable.Repeat(Vector.Message("emptyReceipt"), ExchangeRequest.MostMessages);
        Assert.True(ExchangeRequest.TryParse((Request with { Messages = [.. most] }).ToPayload(), out _, out _));
        Refused(RefusalKind.TooLarge, Request with { Messages = [.. most, Vector.Message("opening")] });
    }

    [Fact]
    public void A_message_longer_than_any_honest_one_is_refused()
    {
        using var key = Vector.Signer("host");
        var message = SignedMessage.Sign(new byte[512 << 10], key);
        Refused(RefusalKind.WrongLength, Request with { Messages = [message] });
    }

    [Fact]
    public void Nobody_makes_the_verifier_wait_for_more_than_a_minute() =>
        Refused(RefusalKind.OutOfRange, Request with { Wait = TimeSpan.FromMilliseconds(60_001) });

    private static void Refused(RefusalKind kind, ExchangeRequest request)
    {
        Assert.False(ExchangeRequest.TryParse(request.ToPayload(), out _, out var refusal));
        Assert.Equal(kind, refusal.Kind);
    }
}
