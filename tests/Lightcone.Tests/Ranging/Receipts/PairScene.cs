using Lightcone.Challenges;
using Lightcone.Identity;
using Lightcone.Ranging;
using Lightcone.Ranging.Frames;
using Lightcone.Ranging.Receipts;
using Lightcone.Tests.Challenges;
using Lightcone.Wire;

namespace Lightcone.Tests.Ranging.Receipts;

/// <summary>One pair of a session: its broker, and all that two honest ends sign.</summary>
internal sealed class PairScene
{
    private PairScene(PairBroker broker, SignedMessage[] messages)
    {
        Broker = broker;
        (HostOffer, LandmarkOffer, Receipt, Transcript) = (messages[0], messages[1], messages[2], messages[3]);
    }

    public static DateTimeOffset Now => SessionVector.Read.Arrived;

    public PairBroker Broker { get; }

    public SignedMessage HostOffer { get; }

    public SignedMessage LandmarkOffer { get; }

    public SignedMessage Receipt { get; }

    public SignedMessage Transcript { get; }

    public Digest Host => Broker.Opening.Host.Id;

    public Digest Landmark => Broker.Opening.Landmark.Id;

    /// <param name="opening">The vectors' unless given.</param>
    /// <param name="verifier">Who opens.</param>
    public static PairScene Of(Opening? opening = null, string verifier = "verifier")
    {
        var vector = SessionVector.Read;
        var opened = opening ?? vector.Opening;
        using var verifierKey = vector.Signer(verifier);
        using SigningKey host = Owner(opened.Host), landmark = Owner(opened.Landmark);
        using EphemeralKey hostOnce = vector.Ephemeral("hostEphemeral"), once = vector.Ephemeral("landmarkEphemeral");
        var ends = new Pair(opened.Host.Id, opened.Landmark.Id);
        Sample[] samples = [Sample(1, 5_000_000), Sample(2, null), Sample(3, 7_000_000)];
        var receipt = new Receipt
        {
            Session = opened.Session,
            Ends = ends,
            RegisterVersion = opened.RegisterVersion,
            Samples = samples,
        };
        var transcript = new Transcript { Session = opened.Session, Ends = ends, Received = samples };
        return new PairScene(new PairBroker(opened, verifierKey),
        [
            new PairAgreement(opened, Role.Host, host, hostOnce).Offer,
            new PairAgreement(opened, Role.Landmark, landmark, once).Offer,
            SignedMessage.Sign(receipt.ToPayload(), landmark), SignedMessage.Sign(transcript.ToPayload(), host),
        ]);
    }

    /// <summary>The verifier's record after both ends sent all they have.</summary>
    public PairRecord Record()
    {
        Assert.Null(Broker.Take(Host, HostOffer, Now));
        Assert.Null(Broker.Take(Landmark, LandmarkOffer, Now));
        Assert.Null(Broker.Take(Landmark, Receipt, Now));
        Assert.Null(Broker.Take(Host, Transcript, Now));
        return Broker.ToRecord()!;
    }

    /// <summary>Another receipt of this pair, signed by the landmark.</summary>
    public SignedMessage ReceiptOf(params Sample[] samples)
    {
        Assert.True(Lightcone.Ranging.Receipts.Receipt.TryParse(Receipt.Payload, out var receipt, out _));
        using var key = Owner(Broker.Opening.Landmark);
        return SignedMessage.Sign((receipt with { Samples = samples }).ToPayload(), key);
    }

    /// <summary>A challenge of the scene; null for unanswered.</summary>
    public static Sample Sample(uint sequence, long? nanoseconds) => new(sequence, 1000 + sequence)
    {
        Transport = Transport.UdpOverIPv4,
        RoundTrip = nanoseconds is { } elapsed ? new RoundTrip(elapsed) : null,
    };

    private static SigningKey Owner(VerificationKey key)
    {
        var vector = SessionVector.Read;
        return vector.Signer(new[] { "host", "landmark", "stranger" }.Single(name => vector.Key(name).Id == key.Id));
    }
}
