using CsCheck;
using Lightcone.Ranging.Frames;
using Lightcone.Tests.Challenges;

namespace Lightcone.Tests.Ranging.Frames;

public sealed class FrameTests
{
    private static readonly Pair Ends = new(SessionVector.Read.HostId, SessionVector.Read.LandmarkId);

    private static readonly byte[] Nonce = [.. Enumerable.Range(160, 16).Select(i => (byte)i)];

    [Theory]
    [InlineData("hello", FrameKind.Hello)]
    [InlineData("challenge", FrameKind.Challenge)]
    [InlineData("answer", FrameKind.Answer)]
    public void The_vectors_frames_are_written_and_read(string name, FrameKind kind)
    {
        var expected = SessionVector.Read.Bytes("frame:" + name);
        var key = SessionVector.Read.Mac("ranging." + name);
        var written = new byte[Frame.Bytes];
        Frame.Write(written, kind, SessionVector.Read.Session, 5, Nonce);
        Frame.Seal(written, Ends, key);
        Assert.Equal(expected, written);
        Assert.True(Frame.TryRead(expected, out var frame));
        Assert.Equal(kind, frame.Kind);
        Assert.Equal(SessionVector.Read.Session, frame.Session);
        Assert.Equal(5u, frame.Sequence);
        Assert.Equal(Nonce, frame.Nonce.ToArray());
        Assert.True(frame.IsSealedBy(Ends, key));
    }

    [Fact]
    public void A_tag_sent_back_is_no_answer()
    {
        // A box on the path turns each challenge round: the same bytes, or the same bytes called an answer.
        var challenge = SessionVector.Read.Bytes("frame:challenge");
        byte[] turned = [(byte)FrameKind.Answer, .. challenge[1..]];
        foreach (var name in new[] { "hello", "challenge", "answer" })
        {
            var key = SessionVector.Read.Mac("ranging." + name);
            Assert.True(Frame.TryRead(turned, out var frame));
            Assert.False(frame.IsSealedBy(Ends, key));
        }

        Assert.True(Frame.TryRead(challenge, out var same));
        Assert.False(same.IsSealedBy(Ends, SessionVector.Read.Mac("ranging.answer")));
    }

    [Fact]
    public void Another_host_or_landmark_or_their_exchange_breaks_the_tag()
    {
        Assert.True(Frame.TryRead(SessionVector.Read.Bytes("frame:answer"), out var frame));
        var key = SessionVector.Read.Mac("ranging.answer");
        Assert.False(frame.IsSealedBy(new Pair(Ends.Landmark, Ends.Host), key));
        Assert.False(frame.IsSealedBy(Ends with { Host = Ends.Landmark }, key));
        Assert.False(frame.IsSealedBy(Ends with { Landmark = Ends.Host }, key));
    }

    [Fact]
    public void Any_flipped_bit_is_no_frame_or_breaks_the_tag()
    {
        var bytes = SessionVector.Read.Bytes("frame:answer");
        var key = SessionVector.Read.Mac("ranging.answer");
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            byte[] changed = [.. bytes];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(Frame.TryRead(changed, out var frame) && frame.IsSealedBy(Ends, key), $"bit {bit}");
        }
    }

    [Fact]
    public void Other_lengths_are_no_frames() => Gen.Byte.Array[0, 300].Sample(bytes =>
        Assert.True(bytes.Length == Frame.Bytes || !Frame.TryRead(bytes, out _)));

    [Fact]
    public void Reading_sealing_and_checking_allocate_nothing()
    {
        var bytes = SessionVector.Read.Bytes("frame:answer");
        var key = SessionVector.Read.Mac("ranging.answer");
        var session = SessionVector.Read.Session;
        Once();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) Once();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Once()
        {
            Span<byte> written = stackalloc byte[Frame.Bytes];
            Frame.Write(written, FrameKind.Answer, session, 5, Nonce);
            Frame.Seal(written, Ends, key);
            if (!Frame.TryRead(bytes, out var frame) || !frame.IsSealedBy(Ends, key)) Assert.Fail("not read");
        }
    }
}
