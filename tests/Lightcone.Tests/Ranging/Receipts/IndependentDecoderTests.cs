using System.Globalization;
using Lightcone.Challenges.Exchanges;
using Lightcone.Identity;
using Lightcone.Ranging.Frames;
using Lightcone.Tests.Challenges;
using Lightcone.Tests.Ranging.Sessions;

namespace Lightcone.Tests.Ranging.Receipts;

/// <summary>What our code writes, an independent program reads: <c>vectors/ranging/decode.py</c>, which shares nothing
/// with it.</summary>
public sealed class IndependentDecoderTests
{
    private static SessionVector Vector => SessionVector.Read;

    [Fact]
    public void Frames_are_read_and_their_tags_met_by_another_program()
    {
        var ends = new Ends().Admitted();
        var challenge = ends.Challenge()!;
        (byte[] Bytes, string Kind, string Key)[] frames =
        [
            (ends.Hello(), "hello", "hello"), (ends.Hello(5), "hello", "hello"),
            (challenge, "challenge", "challenge"), (ends.Answer(challenge)!, "answer", "answer"),
        ];
        var input = frames.SelectMany(frame => new[]
        {
            $"frame {Hex(frame.Bytes)}",
            $"sealed {Hex(frame.Bytes)} {Vector.HostId} {Vector.LandmarkId} {Hex(Key(frame.Key))}",
            $"sealed {Hex(frame.Bytes)} {Vector.LandmarkId} {Vector.HostId} {Hex(Key(frame.Key))}",
        });
        var read = Decoded(input);
        for (var i = 0; i < frames.Length; i++)
        {
            Assert.Equal(LinesOf(frames[i].Bytes, frames[i].Kind), read[3 * i]);
            Assert.Equal(["sealed yes"], read[(3 * i) + 1]);
            Assert.Equal(["sealed no"], read[(3 * i) + 2]);
        }
    }

    [Fact]
    public void Signed_messages_are_read_and_verified_by_another_program()
    {
        var scene = PairScene.Of();
        var record = scene.Record();
        using var key = Vector.Signer("verifier");
        (SignedMessage Message, string Signer, string[] Fields)[] messages =
        [
            (record.Opening, "verifier", OpeningFields), (scene.HostOffer, "host", OfferFields),
            (scene.Receipt, "landmark", ["kind lightcone/receipt/1", .. Session, "registerVersion 7", "samples ["
                + $"[1 {Nonce(1001)} 1 5000000] [2 {Nonce(1002)} 1 0] [3 {Nonce(1003)} 1 7000000]]"]),
            (scene.Transcript, "host", ["kind lightcone/transcript/1", .. Session,
                $"received [[1 {Nonce(1001)}] [2 {Nonce(1002)}] [3 {Nonce(1003)}]]"]),
            (SignedMessage.Sign(record.ToPayload(), key), "verifier", ["kind lightcone/pair/1",
                $"opening {Hex(record.Opening.ToArray())}", $"hostOffer {Hex(record.HostOffer.ToArray())}",
                $"landmarkOffer {Hex(record.LandmarkOffer.ToArray())}", $"receipt {Hex(record.Receipt.ToArray())}",
                $"transcript {Hex(record.Transcript.ToArray())}", $"arrived {PairScene.Now.ToUnixTimeSeconds()}"]),
        ];
        var read = Decoded(messages.SelectMany(one => new[]
        {
            $"signed {Hex(one.Message.ToArray())} {Hex(Vector.Bytes(one.Signer + "Spki"))}",
            $"signed {Hex(one.Message.ToArray())} {Hex(Vector.Bytes("strangerSpki"))}",
        }));
        for (var i = 0; i < messages.Length; i++)
        {
            var (message, _, fields) = messages[i];
            Assert.Equal([$"hash {message.Hash}", "signature good", .. fields], read[2 * i]);
            Assert.Equal("signature bad", read[(2 * i) + 1][1]);
        }
    }

    [Fact]
    public void Requests_replies_and_declarations_are_read_by_another_program()
    {
        var nonce = Vector.Digest("verifierNonce");
        var (offer, opening) = (Vector.Message("hostOffer"), Vector.Message("opening"));
        var request = new ExchangeRequest
        {
            Sender = Vector.HostId,
            Nonce = nonce,
            Wait = TimeSpan.FromMilliseconds(1_234),
            Messages = [offer, opening],
        };
        var reply = new ExchangeReply { IsAccepted = true, Nonce = nonce, Messages = [opening], Notices = ["café"] };
        Assert.True(Declaration.TryParse(Vector.Bytes("declarationPayload"), out var declaration, out _));
        byte[] changed = [.. request.ToPayload()];
        var read = Decoded(new[] { request.ToPayload(), reply.ToBytes(), declaration.ToPayload(), changed[..^1] }
            .Select(bytes => $"payload {Hex(bytes)}"));
        Assert.Equal(["kind lightcone/exchange/1", $"sender {Vector.HostId}", $"nonce {nonce}",
            "waitMilliseconds 1234", $"messages [{Hex(offer.ToArray())} {Hex(opening.ToArray())}]"], read[0]);
        Assert.Equal(["kind lightcone/exchange-reply/1", "accepted 1", $"nonce {nonce}",
            $"messages [{Hex(opening.ToArray())}]", "notices [caf?]"], read[1]);
        Assert.Equal(["kind lightcone/declaration/1", $"ownId {Vector.HostId}",
            $"at {Vector.Arrived.ToUnixTimeSeconds()}", "topic inventory",
            $"content {Hex(declaration.Content.ToArray())}"], read[2]);
        Assert.StartsWith("refused", Assert.Single(read[3]), StringComparison.Ordinal);
    }

    private static string[] Session =>
        [$"session {Vector.Session}", $"hostId {Vector.HostId}", $"landmarkId {Vector.LandmarkId}"];

    private static string[] OpeningFields =>
    [
        "kind lightcone/opening/1", $"session {Vector.Session}", $"hostKey {Hex(Vector.Bytes("hostSpki"))}",
        $"landmarkKey {Hex(Vector.Bytes("landmarkSpki"))}",
        "endpoints [[1 192.0.2.7:4711] [1 [2001:db8::7]:4711] [2 192.0.2.7:443]]",
        $"verifierNonce {Vector.Digest("verifierNonce")}", $"expiry {Vector.Expiry.ToUnixTimeSeconds()}",
        "registerVersion 7", $"landmarkSetHash {Vector.Digest("landmarkSetHash")}",
        $"policyHash {Vector.Digest("policyHash")}", "challenges 64",
        "burstMilliseconds 20000",
    ];

    private static string[] OfferFields =>
    [
        "kind lightcone/offer/1", $"session {Vector.Session}", "role 1", $"ownId {Vector.HostId}",
        $"ephemeralKey {Hex(Vector.Bytes("hostEphemeralSpki"))}", $"peerId {Vector.LandmarkId}",
        $"verifierNonce {Vector.Digest("verifierNonce")}", $"expiry {Vector.Expiry.ToUnixTimeSeconds()}",
        "registerVersion 7",
    ];

    private static string[] LinesOf(byte[] bytes, string kind)
    {
        Assert.True(Frame.TryRead(bytes, out var frame));
        string[] start = [$"kind {kind}", $"session {frame.Session}", $"sequence {frame.Sequence}"];
        string[] hello = kind == "hello" ? [$"socket {frame.Socket} count {frame.HelloCount}"] : [];
        return [.. start, .. hello, $"nonce {Hex(frame.Nonce)}", $"tag {Hex(bytes.AsSpan(40))}"];
    }

    private static List<string[]> Decoded(IEnumerable<string> lines)
    {
        using var python = Vectors.Python("ranging/decode.py");
        var written = Task.Run(() =>
        {
            foreach (var line in lines) python.StandardInput.WriteLine(line);
            python.StandardInput.Close();
        });
        var output = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        Assert.True(written.IsCompletedSuccessfully && python.ExitCode == 0, "decode.py failed");
        return [.. output.ReplaceLineEndings("\n").Split("\n\n")[..^1].Select(block => block.Split('\n'))];
    }

    private static byte[] Key(string name) => Vector.Bytes("key:ranging." + name);

    private static string Nonce(int value) => value.ToString("x32", CultureInfo.InvariantCulture);

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);
}
