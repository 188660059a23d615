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
        Frame.Seal(challenge, ends.Pair, new MacKey(new byte[SessionKeys.KeyBytes]));
        Assert.Throws<ObjectDisposedException>(() => ends.Answer(challenge));
        byte[] answer = [(byte)FrameKind.Answer, .. challenge[1..]];
        Frame.Seal(answer, ends.Pair, new MacKey(new byte[SessionKeys.KeyBytes]));
        Assert.Throws<ObjectDisposedException>(() => ends.Receive(answer));
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

    [Fact]
    public void No_frame_turned_round_or_sealed_with_another_directions_key_is_believed()
    {
        var ends = new Ends().Admitted();
        var challenge = ends.Challenge()!;
        var answer = ends.Answer(challenge)!;
        Assert.Null(ends.Answer(ends.Hello()));
        Assert.Null(ends.Answer(answer));
        foreach (var kind in new[] { FrameKind.Hello, FrameKind.Cookie, FrameKind.Challenge, FrameKind.Answer })
        {
            foreach (var key in new[] { "hello", "challenge", "answer" })
            {
                byte[] turned = [(byte)kind, .. challenge[1..]];
                Frame.Seal(turned, ends.Pair, SessionVector.Read.Mac("ranging." + key));
                Assert.Equal((kind, key) is (FrameKind.Challenge, "challenge"), ends.Answer(turned) is { } reply
                    && reply[0] == (byte)FrameKind.Answer);
                if ((kind, key) is not (FrameKind.Answer, "answer")) Assert.False(ends.Receive(turned));
            }
        }

        Assert.Equal(0, ends.Landmark.AnsweredCount);
        Assert.True(ends.Receive(answer));
    }

    [Fact]
    public void Frames_of_one_pair_are_worth_nothing_in_another_pair_of_the_same_session()
    {
        // The host has one ephemeral key for both landmarks; the second landmark relays the first one's frames.
        var ends = new Ends().Admitted();
        var vector = SessionVector.Read;
        using var once = vector.Ephemeral("hostEphemeral");
        using var keys = SessionKeys.Agree(
            once, vector.Key("stranger"), vector.Message("hostOffer"), vector.Message("landmarkOffer"));
        var pair = ends.Pair with { Landmark = vector.Key("stranger").Id };
        var (host, landmark) = (new HostSession(vector.Session, pair, Opening.MostChallenges, keys),
            new LandmarkSession(vector.Session, pair, keys, new CookieJar(new byte[32])));
        var challenge = ends.Challenge()!;
        Assert.False(host.Receive(challenge, 0, new byte[Frame.Bytes]));
        var arrival = new Arrival(new Reading(1, 1, 1), null);
        Assert.False(landmark.ReceiveAnswer(ends.Answer(challenge)!, Ends.Address, arrival));
        // Both jars have one secret here, so that the cookie is right and only the tag is of the other pair.
        Assert.False(landmark.ReceiveHello(ends.Hello(), Ends.Address, 1, new byte[Frame.Bytes]));
        Assert.False(landmark.IsReady);
    }
}
