using System.Text;
using Lightcone.Challenges;
using Lightcone.Identity;
using Lightcone.Ranging.Receipts;
using Lightcone.Server.Sessions;
using Lightcone.Server.Shards.Messages;
using Lightcone.Server.Storage.StoredRows;
using Lightcone.Server.Storage;
using Lightcone.Wire;

namespace Lightcone.Server.Shards;

/// <summary>What the owner of a shard knows: hosts and open sessions. Each change gives the rows that make it durable.
/// Pure; not for several threads at once.</summary>
internal sealed class ShardMemory
{
    private readonly SigningKey _key;
    private readonly Dictionary<Digest, HostEntry> _hosts;
    private readonly Dictionary<SessionId, OpenSession> _sessions = [];
    private long _seq;

    /// <summary>As the store has it.</summary>
    /// <exception cref="StoreException">The store holds what this program did not write.</exception>
    public ShardMemory(ShardState state, SigningKey key)
    {
        (_key, _seq) = (key, state.LastSeq);
        _hosts = state.Hosts.Select(row => new HostEntry(row, Parsed(row))).ToDictionary(one => one.Row.Id);
        var byNumber = _hosts.Values.ToDictionary(one => one.Row.Number);
        foreach (var latest in state.Latest) byNumber[latest.Host].Latest = latest;
        foreach (var events in state.OpenEvents.GroupBy(one => one.Session))
        {
            var session = Restored([.. events], byNumber[events.First().Host]);
            _sessions.Add(events.Key, session);
        }
    }

    public IReadOnlyCollection<HostEntry> Hosts => _hosts.Values;

    public IReadOnlyCollection<OpenSession> Sessions => _sessions.Values;

    public OpenSession? Session(SessionId id) => _sessions.GetValueOrDefault(id);

    public HostEntry? Find(Digest hostId) => _hosts.GetValueOrDefault(hostId);

    public EnrolOutcome Enrol(VerificationKey host, string site, DateTimeOffset now, ShardRows rows)
    {
        if (_hosts.TryGetValue(host.Id, out var known))
            return known.Row.Site == site ? EnrolOutcome.Known : EnrolOutcome.OtherSite;
        var row = new HostRow(_hosts.Count + 1, host.Id, host.Spki.ToArray(), site, now);
        _hosts.Add(host.Id, new HostEntry(row, host));
        rows.Add(row);
        return EnrolOutcome.Enrolled;
    }

    /// <summary>Makes a session. It is not begun before <see cref="Begin"/>, when its opening is durable.</summary>
    public OpenSession Open(
        HostEntry host, SessionPlan plan, SessionTiming timing, DateTimeOffset now, ShardRows rows)
    {
        var openings = SessionOpener.Openings(plan, host.LongLived, timing, now);
        var broker = new SessionBroker(openings, _key);
        var (register, policy) = (SessionOpener.HashOf(plan.Register.Span), openings[0].PolicyHash);
        host.Latest = host.Latest with
        {
            OpenSession = openings[0].Session,
            OpenedSeq = _seq + 1,
            OpenExpiry = openings[0].Expiry,
        };
        rows.Add(Event(host, SessionEventKind.Plan, null, now, [.. register.ToArray(), .. policy.ToArray()]));
        foreach (var (opening, signed) in broker.Openings)
            rows.Add(Event(host, SessionEventKind.Opening, opening.Landmark.Id, now, signed.ToArray()));
        host.Latest = host.Latest with { Seq = _seq };
        rows.Set(host.Latest);
        return new OpenSession(host, broker, register, policy);
    }

    /// <summary>From now on both ends are sent what is due.</summary>
    public void Begin(OpenSession session) => _sessions.Add(session.Host.Latest.OpenSession!, session);

    /// <summary>Takes a message of an end.</summary>
    /// <returns>Why it was refused; null if it was taken, or was there already.</returns>
    public Refusal? Take(Digest sender, SignedMessage message, DateTimeOffset now, ShardRows rows)
    {
        if (MessageAddress.Of(message) is not { } address || !_sessions.TryGetValue(address.Session, out var session)
            || session.IsDeciding)
        {
            return new Refusal(RefusalKind.WrongBinding, 0, "The message is of no session that is open.");
        }

        var before = session.Broker.KeptCount;
        var refusal = session.Broker.Take(sender, message, now);
        if (refusal is not null || session.Broker.KeptCount == before) return refusal;
        var isHost = sender == session.Host.Row.Id;
        rows.Add(Event(session.Host, KindOf(message, isHost), isHost ? PeerOf(message) : sender, now,
            message.ToArray()));
        return null;
    }

    /// <summary>Closes a session, with its verdict or with the reason why there is none.</summary>
    public void Close(OpenSession session, Decision decision, DateTimeOffset now, ShardRows rows)
    {
        var host = session.Host;
        var id = host.Latest.OpenSession!;
        rows.Add(Event(host, SessionEventKind.Closed, null, now, Encoding.UTF8.GetBytes(decision.Words)));
        if (decision.Verdict is { } verdict)
        {
            rows.Add(new VerdictRow
            {
                Seq = ++_seq,
                Session = id,
                Host = host.Row.Number,
                OpenedSeq = host.Latest.OpenedSeq,
                DecidedAt = verdict.DecidedAt,
                ExpiresAt = verdict.ExpiresAt,
                Conclusion = (int)verdict.Conclusion,
                Register = session.Register,
                Policy = session.Policy,
                Bytes = decision.Bundle,
            });
        }

        host.Latest = host.Latest with
        {
            Seq = _seq,
            OpenSession = null,
            OpenExpiry = null,
            VerdictSeq = decision.Verdict is null ? host.Latest.VerdictSeq : _seq,
            VerdictExpiry = decision.Verdict?.ExpiresAt ?? host.Latest.VerdictExpiry,
            Conclusion = (int?)decision.Verdict?.Conclusion ?? host.Latest.Conclusion,
        };
        rows.Set(host.Latest);
        _sessions.Remove(id);
    }

    private SessionEvent Event(
        HostEntry host, SessionEventKind kind, Digest? landmark, DateTimeOffset now, byte[] bytes) => new()
        {
            Seq = ++_seq,
            Session = host.Latest.OpenSession!,
            Host = host.Row.Number,
            Kind = kind,
            Landmark = landmark,
            At = now,
            Bytes = bytes,
        };

    private static SessionEventKind KindOf(SignedMessage message, bool isHost) => message.Kind switch
    {
        Offer.Kind => isHost ? SessionEventKind.HostOffer : SessionEventKind.LandmarkOffer,
        Receipt.Kind => SessionEventKind.Receipt,
        _ => SessionEventKind.Transcript,
    };

    private static Digest? PeerOf(SignedMessage message) =>
        Offer.TryParse(message.Payload, out var offer, out _) ? offer.PeerId
        : Transcript.TryParse(message.Payload, out var transcript, out _) ? transcript.Ends.Landmark
        : null;

    private static VerificationKey Parsed(HostRow row) =>
        VerificationKey.TryParse(row.Spki, out var key, out var refusal) && key.Id == row.Id
            ? key
            : throw new StoreException($"the store's host {row.Number} has no key of its id ({refusal?.Detail})");

    private OpenSession Restored(SessionEvent[] events, HostEntry host)
    {
        var plan = Array.Find(events, one => one.Kind == SessionEventKind.Plan)?.Bytes;
        var openings = events.Where(one => one.Kind == SessionEventKind.Opening).Select(Opened).ToList();
        if (plan is not { Length: 2 * Digest.Bytes } || openings.Count == 0)
            throw new StoreException($"the store's session {events[0].Session} has no beginning");
        var broker = new SessionBroker(openings, _key);
        foreach (var one in events)
        {
            var sender = one.Kind is SessionEventKind.HostOffer or SessionEventKind.Transcript ? host.Row.Id
                : one.Kind is SessionEventKind.LandmarkOffer or SessionEventKind.Receipt ? one.Landmark : null;
            // What was taken once is taken again: the moment is part of the row.
            if (sender is not null && broker.Take(sender, Message(one), one.At) is { } refusal)
                throw new StoreException($"the store's event {one.Seq} is refused: {refusal.Detail}");
        }

        return new OpenSession(host, broker, new Digest(plan.AsSpan(0, Digest.Bytes)),
            new Digest(plan.AsSpan(Digest.Bytes)));
    }

    private static (Opening, SignedMessage) Opened(SessionEvent one)
    {
        var message = Message(one);
        return Opening.TryParse(message.Payload, out var opening, out var refusal)
            ? (opening, message)
            : throw new StoreException($"the store's event {one.Seq} is no opening: {refusal.Detail}");
    }

    private static SignedMessage Message(SessionEvent one) =>
        SignedMessage.TryParse(one.Bytes, out var message, out var refusal)
            ? message
            : throw new StoreException($"the store's event {one.Seq} is no message: {refusal.Detail}");
}
