using Lightcone.Challenges;
using Lightcone.Identity;
using Lightcone.Wire;

namespace Lightcone.Ranging.Receipts;

/// <summary>The verifier's record of one session: its pairs together, from the openings to what a verdict is made from.
/// Pure; not for several threads at once.</summary>
/// <remarks>Neither the host nor a landmark can leave a session without a verdict: what one of them sends that does not
/// hold against the rest counts as not sent.</remarks>
public sealed class SessionBroker
{
    private readonly PairBroker[] _pairs;
    private readonly SigningKey _key;
    private Digest? _hostEphemeral;

    /// <summary>A session that was opened.</summary>
    /// <param name="openings">One for each landmark, of one session and one host; at least one.</param>
    /// <param name="key">The verifier's long-lived key; disposed by the caller.</param>
    public SessionBroker(IEnumerable<Opening> openings, SigningKey key)
        : this([.. openings.Select(opening => new PairBroker(opening, key))], key)
    {
    }

    /// <summary>A session whose openings were signed before, as after a restart.</summary>
    /// <param name="openings">Each with what was signed; of one session and one host; at least one.</param>
    /// <param name="key">The verifier's long-lived key; disposed by the caller.</param>
    public SessionBroker(IEnumerable<(Opening Opening, SignedMessage Signed)> openings, SigningKey key)
        : this([.. openings.Select(one => new PairBroker(one.Opening, one.Signed))], key)
    {
    }

    private SessionBroker(PairBroker[] pairs, SigningKey key)
    {
        (_pairs, _key) = (pairs, key);
        var first = _pairs[0].Opening;
        if (Array.Exists(_pairs, one => one.Opening.Session != first.Session || one.Opening.Host.Id != first.Host.Id))
            throw new ArgumentException("The openings are of several sessions.", nameof(pairs));
    }

    /// <summary>How many pairs it has.</summary>
    public int PairCount => _pairs.Length;

    /// <summary>How many pairs have both offers.</summary>
    public int AgreedCount => _pairs.Count(one => one.HasOffers);

    /// <summary>How many pairs are complete.</summary>
    public int CompleteCount => _pairs.Count(one => one.IsComplete);

    /// <summary>How many messages of the ends are kept: one more after each that was taken for the first
    /// time.</summary>
    public int KeptCount => _pairs.Sum(one => one.KeptCount);

    /// <summary>When the last pair was complete, on the verifier's clock; null where none is.</summary>
    public DateTimeOffset? LastArrival => _pairs.Max(one => one.Arrived);

    /// <summary>Its openings, signed, by their landmarks.</summary>
    public IReadOnlyList<(Opening Opening, SignedMessage Signed)> Openings =>
        [.. _pairs.Select(one => (one.Opening, one.SignedOpening))];

    /// <summary>Whether a message belongs to a pair of this session.</summary>
    /// <param name="sender">Whose exchange brought it.</param>
    /// <param name="message">The message.</param>
    public bool IsFor(Digest sender, SignedMessage message) => Array.Exists(_pairs, one => one.IsFor(sender, message));

    /// <summary>Takes a message of one end of one pair.</summary>
    /// <param name="sender">Whose exchange brought it.</param>
    /// <param name="message">The message.</param>
    /// <param name="now">The verifier's clock.</param>
    /// <returns>Why it was refused; null if it was taken, or was there already.</returns>
    public Refusal? Take(Digest sender, SignedMessage message, DateTimeOffset now)
    {
        if (Array.Find(_pairs, one => one.IsFor(sender, message)) is not { } pair)
            return new Refusal(RefusalKind.WrongBinding, 0, "The message is of no pair that is open.");
        var offered = sender == pair.Opening.Host.Id && Offer.TryParse(message.Payload, out var offer, out _)
            ? offer.Ephemeral.Id
            : null;
        // Two keys in one session would be two holders that each answered their part.
        if (offered is not null && _hostEphemeral is not null && offered != _hostEphemeral)
            return new Refusal(RefusalKind.WrongBinding, 0, "The host has offered another key in this session.");
        var refusal = pair.Take(sender, message, now);
        if (refusal is null) _hostEphemeral ??= offered;
        return refusal;
    }

    /// <summary>What is to be sent to one participant now.</summary>
    /// <param name="participant">An end's id.</param>
    /// <param name="now">The verifier's clock.</param>
    public IEnumerable<SignedMessage> DueTo(Digest participant, DateTimeOffset now) =>
        _pairs.SelectMany(one => one.DueTo(participant, now));

    /// <summary>Of each pair, by its landmark, what a verdict is made from: the signed record if it bears out what it
    /// says, else the signed opening.</summary>
    public IReadOnlyList<(Digest Landmark, SignedMessage Message)> ToEvidence() =>
        [.. _pairs.Select(one => (one.Opening.Landmark.Id, Borne(one) ?? one.SignedOpening))];

    private SignedMessage? Borne(PairBroker pair)
    {
        if (pair.ToRecord() is not { } record || !record.TryMeasure(_key.Public, out _, out _)) return null;
        return SignedMessage.Sign(record.ToPayload(), _key);
    }
}
