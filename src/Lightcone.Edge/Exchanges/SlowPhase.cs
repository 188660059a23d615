using System.Security.Cryptography;
using Lightcone.Challenges;
using Lightcone.Identity;
using Lightcone.Wire;

namespace Lightcone.Edge.Exchanges;

/// <summary>What an agent or a probe does outside the timed windows: asks the verifier for openings, makes offers,
/// starts the timed phases, signs what they gave. Pure but for the randomness of its keys: messages in, messages out.
/// For one thread at a time.</summary>
/// <remarks>It takes part for its verifier alone, in sessions of at most five minutes, in each pair once. What it
/// cannot accept it says in words, and goes on.</remarks>
public sealed class SlowPhase : IDisposable
{
    /// <summary>No landmark takes part in more pairs at once.</summary>
    public const int MostPairs = 8192;

    /// <summary>No host does: whoever holds the verifier's key must not make a flood of its hellos.</summary>
    public const int MostPairsOfHost = 512;

    // A request may have 1 MiB; what stands round each message has less than a hundred bytes.
    private const int MostBytesAtOnce = 768 << 10;

    private readonly SigningKey _own;
    private readonly VerificationKey _verifier;
    private readonly IReadOnlyList<IEnd> _ends;
    private readonly TimeProvider _time;
    private readonly Dictionary<(SessionId Session, Digest Peer), OpenPair> _pairs = [];
    private readonly Dictionary<SessionId, (EphemeralKey Key, Opening Opening)> _hostKeys = [];
    private readonly Queue<SignedMessage> _outbox = [];

    /// <summary>The slow phase of a program with one end or both.</summary>
    /// <param name="own">Its long-lived key; disposed by the caller.</param>
    /// <param name="verifier">The only verifier it takes part for.</param>
    /// <param name="ends">Its ends, of different roles.</param>
    /// <param name="time">Its clock.</param>
    public SlowPhase(SigningKey own, VerificationKey verifier, IReadOnlyList<IEnd> ends, TimeProvider time) =>
        (_own, _verifier, _ends, _time) = (own, verifier, ends, time);

    /// <summary>Whether something is under way, so that the verifier should be asked often.</summary>
    public bool IsBusy => _outbox.Count > 0 || _pairs.Values.Any(pair => !pair.IsFinished);

    /// <summary>Told of each timed phase that is over; null for nobody.</summary>
    public Action<FinishedPair>? Finished { get; init; }

    /// <summary>Asked for each opening and before each timed phase begins: whether they are let pass for now; what runs
    /// goes on. Null for never.</summary>
    public Func<bool>? IsPaused { get; init; }

    /// <summary>How long until a session expires, so that its keys are to be erased; null where none is open.</summary>
    public TimeSpan? UntilExpiry => _pairs.Count == 0 && _hostKeys.Count == 0
        ? null
        : _pairs.Values.Select(pair => pair.Opening.Expiry)
            .Concat(_hostKeys.Values.Select(held => held.Opening.Expiry)).Min() - _time.GetUtcNow();

    /// <summary>Pairs that are open now.</summary>
    public int OpenCount => _pairs.Values.Count(pair => !pair.IsFinished);

    /// <summary>Erases all keys of sessions.</summary>
    public void Dispose()
    {
        foreach (var (key, _) in _hostKeys.Values) key.Dispose();
        foreach (var pair in _pairs.Values) pair.Erase();
    }

    /// <summary>A message of the program's own, to be sent with the next.</summary>
    public void Post(SignedMessage message) => _outbox.Enqueue(message);

    /// <summary>Erases the keys of sessions that have expired. Until then each pair is remembered, so that an opening
    /// that is sent again starts nothing.</summary>
    public void ForgetExpired()
    {
        var now = _time.GetUtcNow();
        foreach (var (name, pair) in _pairs.Where(entry => entry.Value.Opening.Expiry <= now).ToList())
        {
            pair.Erase();
            _pairs.Remove(name);
        }

        foreach (var (session, held) in _hostKeys.Where(entry => entry.Value.Opening.Expiry <= now).ToList())
        {
            held.Key.Dispose();
            _hostKeys.Remove(session);
        }
    }

    /// <summary>What is to be sent now: so many messages at most, and as many bytes as one request holds. They count
    /// as sent.</summary>
    public IReadOnlyList<SignedMessage> TakeOutbox(int most)
    {
        ForgetExpired();
        foreach (var end in _ends)
        {
            while (end.TryTakeFinished(out var finished)) Close(end, finished);
        }

        List<SignedMessage> batch = [];
        for (var bytes = 0; batch.Count < most && _outbox.TryPeek(out var next); batch.Add(_outbox.Dequeue()))
        {
            bytes += next.Payload.Length;
            if (batch.Count > 0 && bytes > MostBytesAtOnce) break;
        }

        return batch;
    }

    /// <summary>Takes a message from the verifier.</summary>
    /// <param name="message">By the verifier, or by another end by way of it.</param>
    /// <returns>Why it was refused, or null.</returns>
    public Refusal? Take(SignedMessage message) => message.Kind switch
    {
        Opening.Kind => TakeOpening(message),
        Offer.Kind => TakeOffer(message),
        _ => new Refusal(RefusalKind.UnknownFormat, 0, "The verifier sent a message that has no place here."),
    };

    private Refusal? TakeOpening(SignedMessage message)
    {
        if (IsPaused?.Invoke() == true) return null;
        if (!Opening.TryParse(message.Payload, out var named, out var refusal)) return refusal;
        var role = named.Host.Id == _own.Public.Id ? Role.Host : Role.Landmark;
        var end = _ends.FirstOrDefault(end => end.Role == role);
        if (end is null) return new Refusal(RefusalKind.WrongBinding, 0, $"This program is no {role}.");
        var check = new OpeningCheck
        {
            Verifier = _verifier,
            Role = role,
            OwnId = _own.Public.Id,
            Now = _time.GetUtcNow(),
        };
        if (!check.TryAccept(message, out var opening, out refusal)) return refusal;
        var peer = role is Role.Host ? opening.Landmark.Id : opening.Host.Id;
        if (_pairs.TryGetValue((opening.Session, peer), out var known))
        {
            // The verifier sends it again while the offer has not come: so does this end, but no faster than it can
            // send, or a verifier that repeats itself would fill its memory.
            if (!known.HasStarted) PostOnce(known.Agreement.Offer);
            return null;
        }

        if (_pairs.Count >= (role is Role.Host ? MostPairsOfHost : MostPairs))
            return new Refusal(RefusalKind.TooLarge, 0, "This program takes part in too many pairs already.");
        if (!TryEphemeral(role, opening, out var ephemeral, out refusal)) return refusal;
        var agreement = new PairAgreement(opening, role, _own, ephemeral!);
        _pairs.Add((opening.Session, peer), new OpenPair(
            opening, end, agreement, role is Role.Host ? null : ephemeral));
        _outbox.Enqueue(agreement.Offer);
        return null;
    }

    // A host has one key for all pairs of a session, since evidence is bound to it; a landmark one for each pair.
    private bool TryEphemeral(Role role, Opening opening, out EphemeralKey? ephemeral, out Refusal? refusal)
    {
        (ephemeral, refusal) = (null, null);
        if (role is Role.Host && _hostKeys.TryGetValue(opening.Session, out var known))
        {
            var isSame = known.Opening.VerifierNonce == opening.VerifierNonce
                && known.Opening.Expiry == opening.Expiry
                && known.Opening.LandmarkSetHash == opening.LandmarkSetHash
                && known.Opening.PolicyHash == opening.PolicyHash
                && known.Opening.RegisterVersion == opening.RegisterVersion;
            if (isSame) ephemeral = known.Key;
            else refusal = new Refusal(RefusalKind.WrongBinding, 0, "The session was opened in two different ways.");
            return isSame;
        }

        ephemeral = new EphemeralKey(ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256));
        if (role is Role.Host) _hostKeys.Add(opening.Session, (ephemeral, opening));
        return true;
    }

    private Refusal? TakeOffer(SignedMessage message)
    {
        if (!Offer.TryParse(message.Payload, out var offer, out var refusal)) return refusal;
        if (!_pairs.TryGetValue((offer.Session, offer.OwnId), out var pair))
            return new Refusal(RefusalKind.WrongBinding, 0, "The offer is of no pair that is open here.");
        if (pair.HasStarted)
        {
            // The verifier sends it again while it waits for the receipt or transcript: that one may have been lost.
            if (pair.Last is { } last) PostOnce(last);
            return null;
        }

        if (IsPaused?.Invoke() == true) return null;
        if (!pair.Agreement.TryAgree(message, _time.GetUtcNow(), out var keys, out refusal)) return refusal;
        pair.Start();
        pair.End.Start(pair.Opening, keys);
        return null;
    }

    private void Close(IEnd end, FinishedPair finished)
    {
        Finished?.Invoke(finished);
        var last = SignedMessage.Sign(finished.Payload, _own);
        _outbox.Enqueue(last);
        var peer = end.Role is Role.Host ? finished.Opening.Landmark.Id : finished.Opening.Host.Id;
        if (_pairs.TryGetValue((finished.Opening.Session, peer), out var pair)) pair.Last = last;
    }

    private void PostOnce(SignedMessage message)
    {
        if (!_outbox.Contains(message)) _outbox.Enqueue(message);
    }
}
