using System.Diagnostics.CodeAnalysis;
using Lightcone.Identity;
using Lightcone.Wire;

namespace Lightcone.Challenges;

/// <summary>The slow phase of one end of a pair: its own signed offer, and the keys once the other end's offer has
/// come. Pure.</summary>
public sealed class PairAgreement
{
    private readonly Opening _opening;
    private readonly Role _role;
    private readonly EphemeralKey _ephemeral;

    /// <summary>Makes this end's offer.</summary>
    /// <param name="opening">Accepted by <see cref="OpeningCheck"/>.</param>
    /// <param name="role">Which end this is.</param>
    /// <param name="own">The end's long-lived key.</param>
    /// <param name="ephemeral">Of this session; disposed by the caller.</param>
    /// <exception cref="ArgumentException">The opening names another key for this end.</exception>
    public PairAgreement(Opening opening, Role role, SigningKey own, EphemeralKey ephemeral)
    {
        (_opening, _role, _ephemeral) = (opening, role, ephemeral);
        if (own.Public.Id != Own.Id) throw new ArgumentException("The opening names another key.", nameof(own));
        Offer = SignedMessage.Sign(new Offer
        {
            Session = opening.Session,
            Role = role,
            OwnId = own.Public.Id,
            Ephemeral = ephemeral.Public,
            PeerId = Peer.Id,
            VerifierNonce = opening.VerifierNonce,
            Expiry = opening.Expiry,
            RegisterVersion = opening.RegisterVersion,
        }.ToPayload(), own);
    }

    /// <summary>This end's offer, to be sent to the verifier.</summary>
    public SignedMessage Offer { get; }

    private VerificationKey Own => _role is Role.Host ? _opening.Host : _opening.Landmark;

    private VerificationKey Peer => _role is Role.Host ? _opening.Landmark : _opening.Host;

    /// <summary>What the verifier, or the other end, checks of an offer of one end.</summary>
    /// <param name="opening">Accepted, or one's own.</param>
    /// <param name="role">Which end must have offered.</param>
    /// <param name="now">The checker's clock.</param>
    public static OfferCheck CheckOf(Opening opening, Role role, DateTimeOffset now) => new()
    {
        Session = opening.Session,
        Role = role,
        Signer = role is Role.Host ? opening.Host : opening.Landmark,
        PeerId = role is Role.Host ? opening.Landmark.Id : opening.Host.Id,
        VerifierNonce = opening.VerifierNonce,
        RegisterVersion = opening.RegisterVersion,
        Now = now,
    };

    /// <summary>Takes the other end's offer.</summary>
    /// <param name="offer">By way of the verifier; both may be lying.</param>
    /// <param name="now">This end's clock.</param>
    /// <param name="keys">The keys that both ends derive; the caller disposes them at the session's end.</param>
    /// <param name="refusal">What is wrong.</param>
    public bool TryAgree(SignedMessage offer, DateTimeOffset now,
        [NotNullWhen(true)] out SessionKeys? keys, [NotNullWhen(false)] out Refusal? refusal)
    {
        keys = null;
        var peer = _role is Role.Host ? Role.Landmark : Role.Host;
        if (!CheckOf(_opening, peer, now).TryAccept(offer, out var accepted, out refusal)) return false;
        var (host, landmark) = _role is Role.Host ? (Offer, offer) : (offer, Offer);
        keys = SessionKeys.Agree(_ephemeral, accepted.Ephemeral, host, landmark);
        return true;
    }
}
