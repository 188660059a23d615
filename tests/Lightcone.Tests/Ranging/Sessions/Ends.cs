using Lightcone.Challenges;
using Lightcone.Ranging.Frames;
using Lightcone.Ranging.Receipts;
using Lightcone.Ranging.Sessions;
using Lightcone.Tests.Challenges;

namespace Lightcone.Tests.Ranging.Sessions;

/// <summary>A host and a landmark with the vectors' keys, and no network between them.</summary>
internal sealed class Ends
{
    public static readonly RemoteAddress Address = new(Transport.UdpOverIPv4, 0xffff_c000_0207, 0, 4711);

    private uint _next;

    public Ends()
    {
        var vector = SessionVector.Read;
        Pair = new Pair(vector.HostId, vector.LandmarkId);
        using var key = vector.Ephemeral("hostEphemeral");
        Keys = SessionKeys.Agree(
            key, vector.Key("landmarkEphemeral"), vector.Message("hostOffer"), vector.Message("landmarkOffer"));
        Host = new HostSession(vector.Session, Pair, Receipt.MostSamples, Keys);
        Landmark = new LandmarkSession(vector.Session, Pair, Keys, new CookieJar(new byte[32]));
    }

    public Pair Pair { get; }

    public SessionKeys Keys { get; }

    public HostSession Host { get; }

    public LandmarkSession Landmark { get; }

    public byte[] Hello(int socket = 0)
    {
        var hello = new byte[Frame.Bytes];
        Host.WriteHello(hello, socket);
        return hello;
    }

    /// <summary>Hello, cookie, hello: the address is admitted.</summary>
    public Ends Admitted(RemoteAddress? from = null, int socket = 0)
    {
        var address = from ?? Address;
        var (cookie, again) = (new byte[Frame.Bytes], new byte[Frame.Bytes]);
        Assert.True(Landmark.ReceiveHello(Hello(socket), address, 1, cookie));
        Assert.True(Host.Receive(cookie, socket, again));
        Assert.False(Landmark.ReceiveHello(again, address, 1, cookie));
        return this;
    }

    /// <summary>A challenge whose sending was stamped at zero.</summary>
    public byte[]? Challenge()
    {
        var challenge = new byte[Frame.Bytes];
        if (!Landmark.TryChallenge(1000 + _next++, challenge, out _, out var sequence)) return null;
        Landmark.NoteSending(sequence, new Reading(0, 0, 0));
        return challenge;
    }

    public byte[]? Answer(byte[] challenge)
    {
        var answer = new byte[Frame.Bytes];
        return Host.Receive(challenge, 0, answer) ? answer : null;
    }

    public bool Receive(byte[] answer, long nanoseconds = 5_000_000) =>
        Landmark.ReceiveAnswer(answer, Address, new Arrival(new Reading(nanoseconds, nanoseconds, nanoseconds), null));
}
