using System.Diagnostics.CodeAnalysis;
using Lightcone.Identity;
using Lightcone.Wire;

namespace Lightcone.Challenges;

/// <summary>What an offer must say to be worth anything to the one who checks it. Every part comes from the checker's
/// own record, none from the offer.</summary>
/// <remarks>There is no default: a part that nobody set cannot be left unchecked.</remarks>
public sealed record OfferCheck
{
    /// <summary>The session that the checker takes part in.</summary>
    public required SessionId Session { get; init; }

    /// <summary>Which end must have offered.</summary>
    public required Role Role { get; init; }

    /// <summary>The long-lived key of that end, from the register or the session's opening.</summary>
    public required VerificationKey Signer { get; init; }

    /// <summary>Whom that end must have offered to.</summary>
    public required Digest PeerId { get; init; }

    /// <summary>The verifier's nonce of the session.</summary>
    public required Digest VerifierNonce { get; init; }

    /// <summary>The register version of the session.</summary>
    public required uint RegisterVersion { get; init; }

    /// <summary>The checker's clock.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Reads a signed offer and holds it against this.</summary>
    /// <param name="message">From the other end, by way of the verifier; both may be lying.</param>
    /// <param name="offer">The offer, which now may be relied on.</param>
    /// <param name="refusal">The first thing that is wrong.</param>
    public bool TryAccept(SignedMessage message,
        [NotNullWhen(true)] out Offer? offer, [NotNullWhen(false)] out Refusal? refusal)
    {
        if (!Offer.TryParse(message.Payload, out offer, out refusal)) return false;
        refusal = Problem(message, offer);
        if (refusal is not null) offer = null;
        return offer is not null;
    }

    private Refusal? Problem(SignedMessage message, Offer offer)
    {
        if (!message.IsSignedBy(Signer))
            return new Refusal(RefusalKind.BadSignature, 0, "The offer is not signed by the key that should have.");
        if (offer.OwnId != Signer.Id) return Unbound("names another key as its own");
        if (offer.Session != Session) return Unbound("is for another session");
        if (offer.Role != Role) return Unbound($"is by the other end, not by the {Role}");
        if (offer.PeerId != PeerId) return Unbound("was made to somebody else");
        if (offer.VerifierNonce != VerifierNonce) return Unbound("answers another nonce");
        if (offer.RegisterVersion != RegisterVersion) return Unbound("is for another version of the register");
        if (offer.Expiry <= Now) return new Refusal(RefusalKind.NotFresh, 0, "The offer has expired.");
        return offer.Expiry - Now > Offer.LongestLife
            ? new Refusal(RefusalKind.NotFresh, 0, "The offer says that it lives longer than five minutes.")
            : null;
    }

    private static Refusal Unbound(string how) => new(RefusalKind.WrongBinding, 0, $"The offer {how}.");
}
