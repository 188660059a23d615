using System.Security.Cryptography;
using Lightcone.Edge.Sockets;
using Lightcone.Ranging.Frames;
using Lightcone.Ranging.Sessions;

namespace Lightcone.Probe.Landmarks;

/// <summary>All phases that run at a landmark, and which frame belongs to which. For one thread.</summary>
internal sealed class LandmarkTable
{
    /// <summary>Datagrams taken from one socket before the clock is looked at again: a flood must not keep challenges
    /// waiting.</summary>
    private const int MostAtOnce = 256;

    private const long CookiePeriod = 60_000_000_000;

    private readonly LandmarkPorts _ports;
    private readonly Dictionary<UInt128, Burst> _bursts = [];
    private readonly PriorityQueue<Burst, long> _due = new();
    private readonly CookieBudget _budget = new();
    private readonly byte[] _datagram = new byte[Frame.Bytes + 1];
    private readonly byte[] _looped = new byte[512];
    private readonly byte[] _nonce = new byte[Frame.NonceBytes];

    public LandmarkTable(LandmarkPorts ports) => _ports = ports;

    /// <summary>The steady clock when the next phase is to be looked at.</summary>
    public long NextDue => _due.TryPeek(out _, out var due) ? due : long.MaxValue;

    public void Add(Burst burst, long now)
    {
        if (!_bursts.TryAdd(burst.Opening.Session.Value, burst))
        {
            burst.Erase(); // one session is one host: a second pair of it at this landmark is nobody's
            return;
        }

        burst.Await(now);
        _due.Enqueue(burst, burst.NextDue);
    }

    /// <summary>Makes the challenges that are due; gives the phases that are over.</summary>
    public IReadOnlyList<Burst> Turn(long now)
    {
        List<Burst> over = [];
        while (_due.TryPeek(out var burst, out var due) && due <= now)
        {
            _due.Dequeue();
            if (due != burst.NextDue) continue; // it was put forward when the host came
            if (burst.IsOver(now))
            {
                if (_bursts.Remove(burst.Opening.Session.Value)) over.Add(burst);
                continue;
            }

            if (!burst.HasBegun && burst.Session.IsReady) burst.Begin(now);
            else if (!burst.HasBegun) burst.Await(now);
            else burst.Move(now, burst.IsDue(now) && Challenge(burst.Session));
            _due.Enqueue(burst, burst.NextDue);
        }

        return over;
    }

    /// <summary>Takes what came to a socket.</summary>
    public void Receive(TimedSocket socket)
    {
        for (var i = 0; i < MostAtOnce; i++)
        {
            if (!socket.TryReceive(_datagram, out var length, out var from, out var stamp)) return;
            var arrival = new Arrival(Clocks.All, stamp);
            Receive(_datagram.AsSpan(0, length), from, arrival);
        }
    }

    /// <summary>Takes what came over a connection; the kernel does not stamp its frames.</summary>
    public void Receive(FrameStream stream)
    {
        Span<byte> frame = stackalloc byte[Frame.Bytes];
        for (var i = 0; i < MostAtOnce && stream.TryReceive(frame); i++)
            Receive(frame, stream.Remote, new Arrival(Clocks.All, null));
    }

    /// <summary>Takes the stamps of what the kernel sent.</summary>
    public void ReceiveStamps(TimedSocket socket)
    {
        for (var i = 0; i < MostAtOnce && socket.TryReceiveSent(_looped, out var datagram, out var stamp); i++)
        {
            if (stamp is not { } wall || !Frame.TryRead(datagram, out var frame)) continue;
            if (_bursts.TryGetValue(frame.SessionValue, out var burst)) burst.Session.NoteKernelSending(datagram, wall);
        }
    }

    private void Receive(ReadOnlySpan<byte> datagram, RemoteAddress from, Arrival arrival)
    {
        if (!Frame.TryRead(datagram, out var frame) || !_bursts.TryGetValue(frame.SessionValue, out var burst)) return;
        if (frame.Kind is FrameKind.Answer) burst.Session.ReceiveAnswer(datagram, from, arrival);
        else if (frame.Kind is FrameKind.Hello) ReceiveHello(burst, datagram, from, arrival.After.Steady);
        if (burst.TryHasten(arrival.After.Steady)) _due.Enqueue(burst, burst.NextDue);
    }

    private void ReceiveHello(Burst burst, ReadOnlySpan<byte> hello, RemoteAddress from, long now)
    {
        Span<byte> cookie = stackalloc byte[Frame.Bytes];
        // Before any work is done for it: who shows no cookie at all may be anybody.
        Frame.TryRead(hello, out var frame);
        var showsNone = frame.Nonce.IndexOfAnyExcept((byte)0) < 0;
        if (showsNone && !_budget.TrySpend(from, now)) return;
        if (burst.Session.ReceiveHello(hello, from, now / CookiePeriod, cookie))
        {
            if (showsNone || _budget.TrySpend(from, now)) _ports.Send(cookie, from);
        }
        else if (!burst.HasBegun && burst.Session.IsReady)
        {
            burst.Begin(now);
            _due.Enqueue(burst, burst.NextDue);
        }
    }

    private bool Challenge(LandmarkSession session)
    {
        Span<byte> frame = stackalloc byte[Frame.Bytes];
        RandomNumberGenerator.Fill(_nonce);
        var nonce = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(_nonce);
        if (!session.TryChallenge(nonce, frame, out var to, out var sequence)) return false;
        session.NoteSending(sequence, Clocks.All);
        _ports.Send(frame, to);
        return true;
    }
}
