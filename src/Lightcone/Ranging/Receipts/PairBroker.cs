using Lightcone.Challenges;
using Lightcone.Identity;
using Lightcone.Ranging.Frames;
using Lightcone.Wire;

namespace Lightcone.Ranging.Receipts;

/// <summary>The verifier's record of one pair of a session, from the opening to receipt and transcript: takes what each
/// end sends, and says what is due to whom. Pure; not for several threads at once.</summary>
/// <remarks>It relays the offers and never holds a key of the timed phase. Each message is taken once: the first that
/// is right stands.</remarks>
public sealed class PairBroker
{
    /// <summary>A message that got lost on its way is sent again after this long.</summary>
    private static readonly TimeSpan SendAgainAfter = TimeSpan.FromSeconds(5);

    private readonly SignedMessage _signedOpening;
    private readonly Dictionary<(Role To, string Kind), DateTimeOffset> _sentAt = [];
    private SignedMessage? _hostOffer;
    private SignedMessage? _landmarkOffer;
    private SignedMessage? _receipt;
    private SignedMessage? _transcript;
    private DateTimeOffset _completed;

    /// <summary>A pair that was opened.</summary>
    /// <param name="opening">What was signed.</param>
    /// <param name="key">The verifier's long-lived key.</param>
    public PairBroker(Opening opening, SigningKey key)
        : this(opening, SignedMessage.Sign(opening.ToPayload(), key))
    {
    }

    /// <summary>A pair whose opening was signed before, as after a restart.</summary>
    /// <param name="opening">What was signed.</param>
    /// <param name="message">The same, signed by the verifier.</param>
    public PairBroker(Opening opening, SignedMessage message) => (Opening, _signedOpening) = (opening, message);

    /// <summary>What the verifier opened.</summary>
    public Opening Opening { get; }

    /// <summary>The same, signed: all that there is of a pair that was not completed.</summary>
    public SignedMessage SignedOpening => _signedOpening;

    /// <summary>Whether both ends have signed what they sent and received.</summary>
    public bool IsComplete => _receipt is not null && _transcript is not null;

    /// <summary>When the last of both had come, on the verifier's clock; null while one is missing.</summary>
    public DateTimeOffset? Arrived => IsComplete ? _completed : null;

    /// <summary>How many messages of the ends are kept, 0 to 4: one more after each that was taken for the first
    /// time.</summary>
    public int KeptCount =>
        ((SignedMessage?[])[_hostOffer, _landmarkOffer, _receipt, _transcript]).Count(one => one is not null);

    /// <summary>Whether both ends have offered, so that the timed phase may run.</summary>
    public bool HasOffers => _hostOffer is not null && _landmarkOffer is not null;

    /// <summary>Whether a signed message belongs to this pair: its ends and its session are the opening's.</summary>
    /// <param name="sender">Whose exchange brought it.</param>
    /// <param name="message">The message.</param>
    public bool IsFor(Digest sender, SignedMessage message) => message.Kind switch
    {
        Offer.Kind => IsEnd(sender) && Offer.TryParse(message.Payload, out var offer, out _)
            && offer.Session == Opening.Session && (offer.OwnId, offer.PeerId) == (sender, PeerOf(sender)),
        Receipt.Kind => sender == Opening.Landmark.Id && Receipt.TryParse(message.Payload, out var receipt, out _)
            && receipt.Session == Opening.Session && receipt.Ends == Ends,
        Transcript.Kind => sender == Opening.Host.Id && Transcript.TryParse(message.Payload, out var transcript, out _)
            && transcript.Session == Opening.Session && transcript.Ends == Ends,
        _ => false,
    };

    /// <summary>Takes a message of one end.</summary>
    /// <param name="sender">Whose exchange brought it.</param>
    /// <param name="message">The message.</param>
    /// <param name="now">The verifier's clock.</param>
    /// <returns>Why it was refused; null if it was taken, or was there already.</returns>
    public Refusal? Take(Digest sender, SignedMessage message, DateTimeOffset now)
    {
        if (now >= Opening.Expiry)
            return new Refusal(RefusalKind.NotFresh, 0, "The session has expired.");
        if (!IsEnd(sender))
            return new Refusal(RefusalKind.WrongBinding, 0, "The sender is no end of this session.");
        var isHost = sender == Opening.Host.Id;
        return message.Kind switch
        {
            Offer.Kind => TakeOffer(isHost ? Role.Host : Role.Landmark, message, now),
            Receipt.Kind when !isHost => Keep(ref _receipt, message, sender, now),
            Transcript.Kind when isHost => Keep(ref _transcript, message, sender, now),
            _ => new Refusal(RefusalKind.UnknownFormat, 0, "The message has no place in this session."),
        };
    }

    /// <summary>What is to be sent to one end now, at most once in five seconds.</summary>
    /// <param name="participant">An end's id.</param>
    /// <param name="now">The verifier's clock.</param>
    public IReadOnlyList<SignedMessage> DueTo(Digest participant, DateTimeOffset now)
    {
        if (now >= Opening.Expiry) return [];
        if (participant == Opening.Host.Id) return [.. Due(Role.Host, _hostOffer, _landmarkOffer, _transcript, now)];
        return participant == Opening.Landmark.Id
            ? [.. Due(Role.Landmark, _landmarkOffer, _hostOffer, _receipt, now)]
            : [];
    }

    /// <summary>All that was signed, for the record; null while something is missing.</summary>
    public PairRecord? ToRecord() => _hostOffer is null || _landmarkOffer is null || _receipt is null
        || _transcript is null
        ? null
        : new PairRecord
        {
            Opening = _signedOpening,
            HostOffer = _hostOffer,
            LandmarkOffer = _landmarkOffer,
            Receipt = _receipt,
            Transcript = _transcript,
            Arrived = _completed,
        };

    private IEnumerable<SignedMessage> Due(
        Role to, SignedMessage? own, SignedMessage? peer, SignedMessage? last, DateTimeOffset now)
    {
        if (own is null && IsDue((to, Opening.Kind), now)) yield return _signedOpening;
        if (own is not null && peer is not null && last is null && IsDue((to, Offer.Kind), now)) yield return peer;
    }

    private bool IsDue((Role, string) what, DateTimeOffset now)
    {
        if (_sentAt.TryGetValue(what, out var at) && now - at < SendAgainAfter) return false;
        _sentAt[what] = now;
        return true;
    }

    private Refusal? TakeOffer(Role role, SignedMessage message, DateTimeOffset now)
    {
        if (!PairAgreement.CheckOf(Opening, role, now).TryAccept(message, out _, out var refusal)) return refusal;
        if (role is Role.Host) _hostOffer ??= message;
        else _landmarkOffer ??= message;
        return null;
    }

    // Held against each other only when both are there (ToRecord's reader does): neither end may wait for the other.
    // But what is kept stands: the signed message of another session must not take the place of the right one.
    private Refusal? Keep(ref SignedMessage? place, SignedMessage message, Digest sender, DateTimeOffset now)
    {
        if (!IsFor(sender, message))
            return new Refusal(RefusalKind.WrongBinding, 0, "The message is of another session or pair.");
        if (!HasOffers)
            return new Refusal(RefusalKind.WrongBinding, 0, "No phase can have run before both ends have offered.");
        if (!message.IsSignedBy(sender == Opening.Host.Id ? Opening.Host : Opening.Landmark))
            return new Refusal(RefusalKind.BadSignature, 0, "The message is not signed by the end that it is of.");
        place ??= message;
        if (IsComplete && _completed == default) _completed = now;
        return null;
    }

    private Pair Ends => new(Opening.Host.Id, Opening.Landmark.Id);

    private bool IsEnd(Digest id) => id == Opening.Host.Id || id == Opening.Landmark.Id;

    private Digest PeerOf(Digest id) => id == Opening.Host.Id ? Opening.Landmark.Id : Opening.Host.Id;
}
