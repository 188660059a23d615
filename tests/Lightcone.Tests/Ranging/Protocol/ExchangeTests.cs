using System.Buffers.Binary;
using CsCheck;
using Lightcone.Challenges;
using Lightcone.Ranging.Protocol;
using Lightcone.Tests.Challenges;

namespace Lightcone.Tests.Ranging.Protocol;

public sealed class ExchangeTests
{
    [Fact]
    public void Challenges_are_answered_and_timed_and_both_ends_tell_the_same_story()
    {
        var ends = new Ends().Admitted();
        for (var i = 1; i <= 30; i++) Assert.True(ends.Receive(ends.Answer(ends.Challenge()!)!, i * 1_000_000));
        var receipt = ends.Landmark.ToReceipt(7);
        Assert.Equal(30, receipt.Samples.Count);
        Assert.Equal(30_000_000, receipt.Samples[29].RoundTrip!.ElapsedNanoseconds);
        Assert.Equal(receipt.Samples.Select(sample => (sample.Sequence, sample.Nonce)),
            ends.Host.ToTranscript().Received.Select(sample => (sample.Sequence, sample.Nonce)));
    }

    [Fact]
    public void No_address_is_challenged_before_it_showed_its_own_cookie()
    {
        var ends = new Ends();
        Assert.Null(ends.Challenge());
        var cookie = new byte[Frame.Bytes];
        Assert.True(ends.Landmark.ReceiveHello(ends.Hello(), Ends.Address, 1, cookie));
        Assert.Null(ends.Challenge());
        var again = new byte[Frame.Bytes];
        Assert.True(ends.Host.Receive(cookie, 0, again));
        // The cookie of one address shown by another, a cookie of long ago, and one of another socket.
        var reply = new byte[Frame.Bytes];
        Assert.True(ends.Landmark.ReceiveHello(again, "198.51.100.1:53", 1, reply));
        Assert.True(ends.Landmark.ReceiveHello(again, Ends.Address, 3, reply));
        Assert.Empty(ends.Landmark.Ready);
        Assert.False(ends.Landmark.ReceiveHello(again, Ends.Address, 2, reply));
        Assert.Equal([Ends.Address], ends.Landmark.Ready);
    }

    [Fact]
    public void A_right_cookie_with_a_wrong_tag_admits_nobody()
    {
        var ends = new Ends();
        byte[] cookie = new byte[Frame.Bytes], again = new byte[Frame.Bytes];
        ends.Landmark.ReceiveHello(ends.Hello(), Ends.Address, 1, cookie);
        ends.Host.Receive(cookie, 0, again);
        again[^1] ^= 1;
        Assert.False(ends.Landmark.ReceiveHello(again, Ends.Address, 1, cookie));
        Assert.Empty(ends.Landmark.Ready);
    }

    [Fact]
    public void An_address_never_gets_more_bytes_than_came_from_it() => Gen.Int[0, 3].Array[1, 200].Sample(steps =>
    {
        var ends = new Ends();
        var (received, sent) = (0, 0);
        byte[] reply = new byte[Frame.Bytes], hello = ends.Hello();
        var open = new Queue<byte[]>();
        foreach (var step in steps)
        {
            if (step == 0)
            {
                received += Frame.Bytes;
                if (ends.Landmark.ReceiveHello(hello, Ends.Address, 1, reply))
                {
                    sent += Frame.Bytes;
                    ends.Host.Receive(reply, 0, hello);
                }
            }
            else if (step == 1 && open.TryDequeue(out var challenge))
            {
                received += Frame.Bytes;
                ends.Receive(ends.Answer(challenge)!);
            }
            else if (ends.Challenge() is { } next)
            {
                sent += Frame.Bytes;
                if (step == 2) open.Enqueue(next); // 3: lost
            }

            Assert.True(sent <= received);
        }
    }, iter: 2_000);

    [Fact]
    public void Three_lost_challenges_in_a_row_end_an_address_until_it_says_hello_again()
    {
        var ends = new Ends().Admitted();
        for (var i = 0; i < 9; i++) ends.Landmark.ReceiveHello(ends.Hello(), Ends.Address, 1, new byte[Frame.Bytes]);
        for (var i = 0; i < 3; i++) Assert.NotNull(ends.Challenge());
        Assert.Null(ends.Challenge());
        ends.Landmark.ReceiveHello(ends.Hello(), Ends.Address, 1, new byte[Frame.Bytes]);
        Assert.NotNull(ends.Challenge());
    }

    [Fact]
    public void A_nonce_is_never_sent_twice()
    {
        var ends = new Ends().Admitted();
        ends.Landmark.ReceiveHello(ends.Hello(), Ends.Address, 1, new byte[Frame.Bytes]);
        Assert.True(ends.Landmark.TryChallenge(Ends.Address, 7, new byte[Frame.Bytes]));
        Assert.Throws<ArgumentException>(() => ends.Landmark.TryChallenge(Ends.Address, 7, new byte[Frame.Bytes]));
    }

    [Fact]
    public void Only_the_first_right_answer_counts()
    {
        var ends = new Ends().Admitted();
        var challenge = ends.Challenge()!;
        var answer = ends.Answer(challenge)!;
        Assert.True(ends.Receive(answer, 9_000_000));
        Assert.False(ends.Receive(answer, 1_000_000));
        Assert.Equal(answer, ends.Answer(challenge)); // the network may double a challenge
        Assert.Equal(9_000_000, ends.Landmark.ToReceipt(7).Samples[0].RoundTrip!.ElapsedNanoseconds);
        Assert.Single(ends.Host.ToTranscript().Received);
    }

    [Fact]
    public void What_comes_back_without_the_host_is_no_answer()
    {
        var ends = new Ends().Admitted();
        var challenge = ends.Challenge()!;
        byte[] turned = [(byte)FrameKind.Answer, .. challenge[1..]];
        Assert.False(ends.Receive(challenge));
        Assert.False(ends.Receive(turned));
        Assert.False(ends.Receive(new byte[Frame.Bytes]));
        var answer = ends.Answer(challenge)!;
        for (var i = 0; i < Frame.Bytes; i++)
        {
            byte[] changed = [.. answer];
            changed[i] ^= 0x40;
            Assert.False(ends.Receive(changed));
        }

        Assert.True(ends.Receive(answer));
    }

    [Fact]
    public void The_host_answers_challenges_of_its_landmark_and_nothing_else()
    {
        var ends = new Ends().Admitted();
        var challenge = ends.Challenge()!;
        Assert.Null(ends.Answer([.. challenge[..^1], (byte)(challenge[^1] ^ 1)]));
        Assert.Null(ends.Answer([(byte)FrameKind.Answer, .. challenge[1..]]));
        Assert.Null(ends.Answer(challenge[..40]));
        Assert.Null(ends.Answer([.. challenge, 0]));
        Assert.Empty(ends.Host.ToTranscript().Received);
        Assert.NotNull(ends.Answer(challenge));
    }

    [Fact]
    public void Frames_of_another_session_are_dropped_even_under_the_right_key()
    {
        var ends = new Ends().Admitted();
        ends.Challenge();
        byte[] frame = new byte[Frame.Bytes], nonce = new byte[Frame.NonceBytes];
        BinaryPrimitives.WriteUInt128BigEndian(nonce, 1000);
        Frame.Write(frame, FrameKind.Challenge, new SessionId(1), 1, nonce);
        Frame.Seal(frame, ends.Pair, ends.Keys.Challenge);
        Assert.Null(ends.Answer(frame));
        Frame.Write(frame, FrameKind.Answer, new SessionId(1), 1, nonce);
        Frame.Seal(frame, ends.Pair, ends.Keys.Answer);
        Assert.False(ends.Receive(frame));
    }

    [Fact]
    public void After_the_keys_are_erased_nothing_is_answered_or_believed()
    {
        // Erased keys are zeros: whoever seals with zeros must not be taken for the other end.
        var ends = new Ends().Admitted();
        var challenge = ends.Challenge()!;
        ends.Keys.Dispose();
        Frame.Seal(challenge, ends.Pair, new byte[SessionKeys.KeyBytes]);
        Assert.Throws<ObjectDisposedException>(() => ends.Answer(challenge));
        byte[] answer = [(byte)FrameKind.Answer, .. challenge[1..]];
        Frame.Seal(answer, ends.Pair, new byte[SessionKeys.KeyBytes]);
        Assert.Throws<ObjectDisposedException>(() => ends.Receive(answer));
    }

    [Fact]
    public void A_jar_without_its_secret_makes_no_cookies()
    {
        var (ends, jar) = (new Ends(), new CookieJar(new byte[32]));
        var landmark = new LandmarkSession(SessionVector.Read.Session, ends.Pair, ends.Keys, jar);
        jar.Dispose();
        Assert.Throws<ObjectDisposedException>(
            () => landmark.ReceiveHello(ends.Hello(), Ends.Address, 1, new byte[Frame.Bytes]));
    }

    [Fact]
    public void The_longest_address_gets_its_cookie_and_a_longer_one_is_our_own_mistake()
    {
        const string Longest = "[ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255%4294967295]:65535";
        var ends = new Ends().Admitted(Longest);
        Assert.Equal([Longest], ends.Landmark.Ready);
        Assert.Throws<ArgumentException>(
            () => ends.Landmark.ReceiveHello(ends.Hello(), Longest + "0", 1, new byte[Frame.Bytes]));
    }

    [Fact]
    public void A_strangers_hello_costs_no_memory()
    {
        var ends = new Ends();
        byte[] hello = ends.Hello(), reply = new byte[Frame.Bytes];
        ends.Landmark.ReceiveHello(hello, Ends.Address, 1, reply);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) ends.Landmark.ReceiveHello(hello, Ends.Address, 1, reply);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Answering_allocates_nothing()
    {
        var ends = new Ends().Admitted();
        var (challenge, answer) = (ends.Challenge()!, new byte[Frame.Bytes]);
        ends.Host.Receive(challenge, 0, answer);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) ends.Host.Receive(challenge, 0, answer);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Junk_moves_neither_end() => Gen.Select(Gen.Byte.Array[Frame.Bytes], Gen.Byte).Sample((bytes, kind) =>
    {
        var ends = new Ends().Admitted();
        (bytes[0], bytes[1], bytes[2], bytes[3]) = ((byte)(kind % 0x30), 1, 0, 0);
        Assert.False(ends.Host.Receive(bytes, 0, new byte[Frame.Bytes]));
        Assert.False(ends.Receive(bytes));
    }, iter: 300);
}
