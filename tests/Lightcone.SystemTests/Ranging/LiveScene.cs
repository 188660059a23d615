using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using Lightcone.Challenges;
using Lightcone.Edge.Answering;
using Lightcone.Identity;
using Lightcone.Probe.Landmarks;
using Lightcone.Ranging.Receipts;
using Lightcone.Wire;

namespace Lightcone.SystemTests.Ranging;

/// <summary>A verifier, a host and some landmarks on the loopback: real sockets and threads for the timed phase, and
/// the messages of the slow phase carried by hand.</summary>
internal sealed class LiveScene : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly SigningKey _verifier = new(ECDsa.Create(ECCurve.NamedCurves.nistP256));
    private readonly List<LiveParticipant> _landmarks = [];
    private readonly List<LandmarkEnd> _ends = [];
    private readonly Digest _nonce = new(RandomNumberGenerator.GetBytes(Digest.Bytes));
    private readonly SessionId _session = SessionId.From(RandomNumberGenerator.GetBytes(SessionId.Bytes));

    private readonly DateTimeOffset _expiry =
        DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 90);

    public LiveScene(int landmarks, HostEndSettings? host = null, params IPAddress[] addresses)
    {
        Host = new LiveParticipant(_verifier.Public, new HostEnd(host ?? new HostEndSettings(), TimeProvider.System));
        IPEndPoint[] listen = [.. (addresses.Length > 0 ? addresses : [IPAddress.Loopback])
            .Select(address => new IPEndPoint(address, 0))];
        for (var i = 0; i < landmarks; i++)
        {
            _ends.Add(new LandmarkEnd(listen, TimeProvider.System));
            _landmarks.Add(new LiveParticipant(_verifier.Public, _ends[i]));
        }
    }

    public VerificationKey Verifier => _verifier.Public;

    public LiveParticipant Host { get; }

    public IReadOnlyList<LiveParticipant> Landmarks => _landmarks;

    public List<string> Refusals { get; } = [];

    /// <summary>Where a landmark listens.</summary>
    public IReadOnlyList<IPEndPoint> AddressesOf(int landmark) => _ends[landmark].Addresses;

    public void Dispose()
    {
        Host.Dispose();
        foreach (var landmark in _landmarks) landmark.Dispose();
        _verifier.Dispose();
    }

    /// <summary>An opening as an honest verifier signs it.</summary>
    /// <param name="landmark">Which landmark.</param>
    /// <param name="endpoints">Where the host is to dial, such as a relay; the landmark itself if none.</param>
    public Opening OpeningOf(int landmark, params Endpoint[] endpoints) => new()
    {
        Session = _session,
        Host = Host.Key.Public,
        Landmark = _landmarks[landmark].Key.Public,
        Endpoints = endpoints.Length > 0
            ? endpoints
            : [.. AddressesOf(landmark).Select(address => new Endpoint(false, address))],
        VerifierNonce = _nonce,
        Expiry = _expiry,
        RegisterVersion = 1,
        LandmarkSetHash = LandmarkSet.HashOf(Digest.Zeros, _landmarks.Select(one => one.Key.Public.Id)),
        PolicyHash = Digest.Zeros,
        Challenges = 30,
        Burst = TimeSpan.FromSeconds(1),
    };

    /// <summary>Opens the pairs, carries all messages, and gives what the checked records bear out; null where a pair
    /// was not completed or not accepted.</summary>
    public IReadOnlyList<MeasuredPair?> Run(IReadOnlyList<Opening> openings)
    {
        PairBroker[] brokers = [.. openings.Select(opening => new PairBroker(opening, _verifier))];
        var watch = Stopwatch.StartNew();
        while (!brokers.All(broker => broker.IsComplete) && watch.Elapsed < Patience)
        {
            foreach (var participant in _landmarks.Append(Host)) Carry(participant, brokers);
            Thread.Sleep(5);
        }

        return [.. brokers.Select(Accepted)];
    }

    private MeasuredPair? Accepted(PairBroker broker)
    {
        if (broker.ToRecord() is not { } record) return null;
        var signed = SignedMessage.Sign(record.ToPayload(), _verifier);
        if (PairRecord.TryAccept(signed, Verifier, out var measured, out var refusal)) return measured;
        Refusals.Add(refusal.Detail);
        return null;
    }

    private void Carry(LiveParticipant participant, PairBroker[] brokers)
    {
        var id = participant.Key.Public.Id;
        var now = TimeProvider.System.GetUtcNow();
        foreach (var message in participant.Phase.TakeOutbox(1000))
        {
            var broker = brokers.FirstOrDefault(broker => broker.IsFor(id, message));
            if (broker?.Take(id, message, now) is { } refusal) Refusals.Add(refusal.Detail);
        }

        foreach (var due in brokers.SelectMany(broker => broker.DueTo(id, now)))
        {
            if (participant.Phase.Take(due) is { } refusal) Refusals.Add(refusal.Detail);
        }
    }
}
