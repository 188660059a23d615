using System.Security.Cryptography;
using Lightcone.Agent.Running;
using Lightcone.Challenges;
using Lightcone.Challenges.Exchanges;
using Lightcone.Identity;
using Lightcone.Ranging.Frames;
using Lightcone.Ranging.Receipts;
using Lightcone.Ranging.Sessions;
using Lightcone.Wire;

namespace Lightcone.Agent.Doctor;

/// <summary>The exact bytes that one session makes this host send, made with keys that are thrown away: nothing of it
/// is sent, and nobody could use it.</summary>
internal static class DryRun
{

    /// <param name="settings">What would run.</param>
    /// <param name="now">For the messages' times.</param>
    public static IReadOnlyList<Example> Examples(RunSettings settings, DateTimeOffset now)
    {
        using var host = NewKey();
        using var landmark = NewKey();
        using var ephemeral = new EphemeralKey(ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256));
        var opening = OpeningOf(host, landmark, now);
        var offer = new PairAgreement(opening, Role.Host, host, ephemeral).Offer;
        var transcript = SignedMessage.Sign(new Transcript
        {
            Session = opening.Session,
            Ends = new Pair(host.Public.Id, landmark.Public.Id),
            Received = [.. Enumerable.Range(1, opening.Challenges).Select(i => new Sample((uint)i, (uint)i))],
        }.ToPayload(), host);
        List<Example> examples =
        [
            Example.Of("question to the verifier, about every 25 s", "verifier", Exchange(host, [])),
            Example.Of("offer, one for each landmark of a session", "verifier", Exchange(host, [offer])),
            Example.Of("transcript, one for each landmark of a session", "verifier", Exchange(host, [transcript])),
        ];
        if (settings.TellsInventory && Declarations.OfInventory(settings, host, now) is { } inventory)
            examples.Add(Example.Of("inventory, when the agent starts", "verifier", Exchange(host, [inventory])));
        examples.AddRange(Frames(opening, landmark, offer, ephemeral));
        return examples;
    }

    private static IEnumerable<Example> Frames(
        Opening opening, SigningKey landmark, SignedMessage offer, EphemeralKey ephemeral)
    {
        using var other = new EphemeralKey(ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256));
        var peer = new PairAgreement(opening, Role.Landmark, landmark, other);
        using var keys = SessionKeys.Agree(ephemeral, other.Public, offer, peer.Offer);
        var session = new HostSession(
            opening.Session, new Pair(opening.Host.Id, opening.Landmark.Id), opening.Challenges, keys);
        var hello = new byte[Frame.Bytes];
        session.WriteHello(hello, 0);
        var answer = hello.ToArray();
        answer[0] = (byte)FrameKind.Answer;
        return
        [
            Example.Of("hello, each second of a session, from each socket", "landmark", hello),
            Example.Of("answer, one to each challenge (its tag is not shown)", "landmark", answer),
        ];
    }

    private static byte[] Exchange(SigningKey host, IReadOnlyList<SignedMessage> messages) =>
        SignedMessage.Sign(new ExchangeRequest
        {
            Sender = host.Public.Id,
            Nonce = Digest.Zeros,
            Wait = TimeSpan.FromSeconds(25),
            Messages = messages,
        }.ToPayload(), host).ToArray();

    private static Opening OpeningOf(SigningKey host, SigningKey landmark, DateTimeOffset now) => new()
    {
        Session = new SessionId(0),
        Host = host.Public,
        Landmark = landmark.Public,
        Endpoints = [new Endpoint(false, new(System.Net.IPAddress.Loopback, 7007))],
        VerifierNonce = Digest.Zeros,
        Expiry = now.AddMinutes(2),
        RegisterVersion = 0,
        LandmarkSetHash = Digest.Zeros,
        PolicyHash = Digest.Zeros,
        Challenges = 30,
        Burst = TimeSpan.FromSeconds(10),
    };

    private static SigningKey NewKey() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));
}
