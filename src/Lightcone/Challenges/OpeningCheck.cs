using System.Diagnostics.CodeAnalysis;
using Lightcone.Identity;
using Lightcone.Wire;

namespace Lightcone.Challenges;

/// <summary>What an opening must say before an end takes part. Every part comes from the end's own record.</summary>
public sealed record OpeningCheck
{
    /// <summary>The verifier's long-lived key, as configured: an end takes part for its verifier alone.</summary>
    public required VerificationKey Verifier { get; init; }

    /// <summary>Which end asks.</summary>
    public required Role Role { get; init; }

    /// <summary>Its own id.</summary>
    public required Digest OwnId { get; init; }

    /// <summary>Its clock.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Reads a signed opening and holds it against this.</summary>
    /// <param name="message">From anybody.</param>
    /// <param name="opening">The opening, which now may be relied on.</param>
    /// <param name="refusal">The first thing that is wrong.</param>
    public bool TryAccept(SignedMessage message,
        [NotNullWhen(true)] out Opening? opening, [NotNullWhen(false)] out Refusal? refusal)
    {
        if (!Opening.TryParse(message.Payload, out opening, out refusal)) return false;
        refusal = Problem(message, opening);
        if (refusal is not null) opening = null;
        return opening is not null;
    }

    private Refusal? Problem(SignedMessage message, Opening opening)
    {
        if (!message.IsSignedBy(Verifier))
            return new Refusal(RefusalKind.BadSignature, 0, "The opening is not signed by the verifier.");
        var own = Role is Role.Host ? opening.Host : opening.Landmark;
        if (Role is not (Role.Host or Role.Landmark) || own.Id != OwnId)
            return new Refusal(RefusalKind.WrongBinding, 0, $"The opening names another {Role}.");
        if (opening.Host.Id == opening.Landmark.Id)
            return new Refusal(RefusalKind.WrongBinding, 0, "The opening names one key as both ends.");
        if (opening.Expiry <= Now) return new Refusal(RefusalKind.NotFresh, 0, "The opening has expired.");
        return opening.Expiry - Now > Offer.LongestLife
            ? new Refusal(RefusalKind.NotFresh, 0, "The opening says that it lives longer than five minutes.")
            : null;
    }
}
