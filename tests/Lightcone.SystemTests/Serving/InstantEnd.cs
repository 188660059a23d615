using System.Buffers.Binary;
using System.Security.Cryptography;
using Lightcone.Challenges;
using Lightcone.Edge.Exchanges;
using Lightcone.Ranging;
using Lightcone.Ranging.Frames;
using Lightcone.Ranging.Receipts;

namespace Lightcone.SystemTests.Serving;

/// <summary>An end whose timed phase is over at once: both ends of a pair make the same nonces, and the landmark says
/// the time that the test wants. Simulated; everything round it is real.</summary>
/// <param name="role">Which end.</param>
/// <param name="nanoseconds">What a landmark says that each round trip took.</param>
internal sealed class InstantEnd(Role role, long nanoseconds) : IEnd
{
    private readonly Queue<FinishedPair> _finished = new();

    public Role Role => role;

    public void Start(Opening opening, SessionKeys keys)
    {
        keys.Dispose();
        var ends = new Pair(opening.Host.Id, opening.Landmark.Id);
        var samples = Enumerable.Range(1, opening.Challenges).Select(i => Sample(opening, (uint)i)).ToList();
        var payload = role is Role.Host
            ? new Transcript { Session = opening.Session, Ends = ends, Received = samples }.ToPayload()
            : new Receipt
            {
                Session = opening.Session,
                Ends = ends,
                RegisterVersion = opening.RegisterVersion,
                Samples = [.. samples.Select(one => one with
                {
                    Transport = Transport.UdpOverIPv4,
                    RoundTrip = new RoundTrip(nanoseconds + one.Sequence),
                })],
            }.ToPayload();
        _finished.Enqueue(new FinishedPair(opening, payload, samples.Count));
    }

    public bool TryTakeFinished(out FinishedPair finished) => _finished.TryDequeue(out finished);

    private static Sample Sample(Opening opening, uint sequence)
    {
        var bytes = SHA256.HashData(
            [.. opening.Session.ToArray(), .. opening.Landmark.Id.ToArray(), .. BitConverter.GetBytes(sequence)]);
        return new Sample(sequence, BinaryPrimitives.ReadUInt128BigEndian(bytes));
    }
}
