using System.Buffers.Binary;
using CsCheck;
using Lightcone.Challenges;
using Lightcone.Ranging.Frames;
using Lightcone.Ranging.Sessions;
using Lightcone.Tests.Challenges;

namespace Lightcone.Tests.Ranging.Sessions;

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
        Assert.True(ends.Landmark.ReceiveHello(again, Ends.Address with { Port = 53 }, 1, reply));
        Assert.True(ends.Landmark.ReceiveHello(again, Ends.Address with { Address = 1 }, 1, reply));
        Assert.True(ends.Landmark.ReceiveHello(
            again, Ends.Address with { Transport = Transport.TcpOverIPv4 }, 1, reply));
        Assert.True(ends.Landmark.ReceiveHello(again, Ends.Address with { Scope = 3 }, 1, reply));
        Assert.True(ends.Landmark.ReceiveHello(again, Ends.Address, 3, reply));
        Assert.False(ends.Landmark.IsReady);
        Assert.False(ends.Landmark.ReceiveHello(again, Ends.Address, 2, reply));
        Assert.True(ends.Landmark.IsReady);
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
        Assert.False(ends.Landmark.IsReady);
    }

    [Fact]
    public void An_address_never_gets_more_bytes_than_came_from_it() => Gen.Int[0, 3].Array[1, 200].Sample(steps =>
    {
        var ends = new Ends();
        var (received, sent) = (0, 0);
        byte[] reply = new byte[Frame.Bytes], cookie = new byte[Frame.Bytes];
        var open = new Queue<byte[]>();
        foreach (var step in steps)
        {
            if (step == 0)
            {
                received += Frame.Bytes;
                if (ends.Landmark.ReceiveHello(ends.Hello(), Ends.Address, 1, cookie))
                {
                    sent += Frame.Bytes;
                    ends.Host.Receive(cookie, 0, reply);
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
        for (var i = 0; i < 7; i++) ends.Landmark.ReceiveHello(ends.Hello(), Ends.Address, 1, new byte[Frame.Bytes]);
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
        Assert.True(ends.Landmark.TryChallenge(7, new byte[Frame.Bytes], out _, out _));
        Assert.Throws<ArgumentException>(
            () => ends.Landmark.TryChallenge(7, new byte[Frame.Bytes], out _, out _));
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
    public void A_hello_that_is_repeated_on_the_way_pays_for_nothing_and_revives_nobody()
    {
        var ends = new Ends().Admitted();
        var reply = new byte[Frame.Bytes];
        var hello = ends.Hello();
        for (var i = 0; i < 9; i++) ends.Landmark.ReceiveHello(hello, Ends.Address, 1, reply);
        Assert.NotNull(ends.Challenge());
        Assert.NotNull(ends.Challenge()); // the admitting hello, and the first of the nine
        Assert.Null(ends.Challenge());
        ends.Landmark.ReceiveHello(ends.Hello(), Ends.Address, 1, reply);
        Assert.NotNull(ends.Challenge());
        Assert.Null(ends.Challenge()); // three unanswered
        ends.Landmark.ReceiveHello(hello, Ends.Address, 1, reply);
        Assert.Null(ends.Challenge());
    }

    [Fact]
    public void Nobody_saves_up_for_more_than_eight_challenges()
    {
        var ends = new Ends().Admitted();
        var reply = new byte[Frame.Bytes];
        for (var i = 0; i < 100; i++) ends.Landmark.ReceiveHello(ends.Hello(), Ends.Address, 1, reply);
        var sent = 0;
        while (ends.Challenge() is { } challenge)
        {
            sent++;
            if (sent > 8) continue;
            // Answered by nobody, but the count of unanswered ones does not end it before the eighth.
            Assert.NotNull(ends.Answer(challenge));
            if (sent == 2) Assert.True(ends.Receive(ends.Answer(challenge)!));
        }

        Assert.Equal(5, sent); // two, the second answered, then three in a row
    }

    [Fact]
    public void Addresses_of_one_host_take_turns()
    {
        var other = Ends.Address with { Port = 99 };
        var ends = new Ends().Admitted().Admitted(other, socket: 1);
        ends.Landmark.ReceiveHello(ends.Hello(), Ends.Address, 1, new byte[Frame.Bytes]);
        List<RemoteAddress> asked = [];
        for (UInt128 nonce = 0; ends.Landmark.TryChallenge(nonce, new byte[Frame.Bytes], out var to, out _); nonce++)
            asked.Add(to);
        Assert.Equal([other, Ends.Address, Ends.Address], asked);
    }

    [Fact]
    public void No_session_has_more_addresses_than_its_limit()
    {
        var ends = new Ends();
        for (var i = 0; i < 80; i++)
        {
            var address = Ends.Address with { Port = (ushort)(1000 + i) };
            byte[] cookie = new byte[Frame.Bytes], again = new byte[Frame.Bytes];
            Assert.True(ends.Landmark.ReceiveHello(ends.Hello(), address, 1, cookie));
            ends.Host.Receive(cookie, 0, again);
            ends.Landmark.ReceiveHello(again, address, 1, cookie);
        }

        var challenged = 0;
        while (ends.Challenge() is not null) challenged++;
        Assert.Equal(LandmarkSession.MostAddresses, challenged);
    }

    [Fact]
    public void A_challenge_whose_sending_was_not_stamped_gets_no_time()
    {
        var ends = new Ends().Admitted();
        var challenge = new byte[Frame.Bytes];
        Assert.True(ends.Landmark.TryChallenge(5, challenge, out _, out _));
        Assert.True(ends.Receive(ends.Answer(challenge)!));
        Assert.Null(ends.Landmark.ToReceipt(7).Samples[0].RoundTrip);
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
