using CsCheck;
using Lightcone.Challenges.Exchanges;
using Lightcone.Tests.Wire;
using Lightcone.Wire;

namespace Lightcone.Tests.Challenges.Exchanges;

public sealed class ExchangeReplyTests
{
    private static SessionVector Vector => SessionVector.Read;

    private static ExchangeReply Reply => new()
    {
        IsAccepted = true,
        Nonce = Vector.Digest("verifierNonce"),
        Messages = [Vector.Message("opening")],
        Notices = ["one", ""],
    };

    [Fact]
    public void The_vectors_replies_are_read_and_written()
    {
        Assert.True(ExchangeReply.TryParse(Vector.Bytes("reply"), out var read, out _));
        Assert.True(read.IsAccepted);
        Assert.Equal(Vector.Message("opening").Hash, Assert.Single(read.Messages).Hash);
        Assert.Equal(["WrongBinding: refused.", ""], read.Notices);
        Assert.Equal(Vector.Bytes("reply"), read.ToBytes());
        Assert.True(ExchangeReply.TryParse(Vector.Bytes("refusingReply"), out var refusing, out _));
        Assert.False(refusing.IsAccepted);
        Assert.Empty(refusing.Messages);
        Assert.Equal(Vector.Bytes("refusingReply"), refusing.ToBytes());
    }

    [Fact]
    public void Hostile_bytes_are_refused_or_another_reply() => Hostile.Try(Reply.ToBytes(),
        bytes => ExchangeReply.TryParse(bytes, out var reply, out _) ? reply.ToBytes() : null);

    [Fact]
    public void Whatever_a_notice_holds_it_is_written_as_printable_ASCII_of_at_most_200_characters() =>
        Gen.String[0, 300].Array[0, 70].Sample(notices =>
        {
            Assert.True(ExchangeReply.TryParse((Reply with { Notices = notices }).ToBytes(), out var read, out _));
            Assert.Equal(Math.Min(notices.Length, ExchangeReply.MostNotices), read.Notices.Count);
            Assert.All(read.Notices.Zip(notices), pair =>
            {
                Assert.Equal(Math.Min(pair.Second.Length, 200), pair.First.Length);
                Assert.All(pair.First.Zip(pair.Second), letter => Assert.Equal(
                    letter.Second is >= ' ' and <= '~' ? letter.Second : '?', letter.First));
            });
        }, iter: 200);

    [Fact]
    public void A_reply_longer_than_two_mebibytes_is_not_even_read()
    {
        Assert.False(ExchangeReply.TryParse(new byte[ExchangeReply.MostBytes + 1], out _, out var refusal));
        Assert.Equal(RefusalKind.TooLarge, refusal.Kind);
    }

    [Fact]
    public void No_reply_has_more_messages_than_its_limit()
    {
        var many = Enumerable.Repeat(Vector.Message("emptyReceipt"), ExchangeRequest.MostMessages + 1);
        Assert.False(ExchangeReply.TryParse((Reply with { Messages = [.. many] }).ToBytes(), out _, out var refusal));
        Assert.Equal(RefusalKind.TooLarge, refusal.Kind);
    }
}
