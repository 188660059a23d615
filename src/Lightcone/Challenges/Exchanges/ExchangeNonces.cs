using System.Diagnostics.CodeAnalysis;
using Lightcone.Identity;
using Lightcone.Wire;

namespace Lightcone.Challenges.Exchanges;

/// <summary>The verifier's side of the exchange: which nonce each participant must sign next. A nonce is good for one
/// request. Not for several threads at once.</summary>
/// <remarks>Whoever carries the requests, for example a proxy that ends TLS, can show a recorded one again. It is not
/// fresh, and it must not make the participant's next request stale either: so a request that is not fresh leaves the
/// nonce of the last accepted reply good, and gives out a second one beside it, for a participant that lost that reply.
/// The first of the two that is used ends both.</remarks>
public sealed class ExchangeNonces
{
    private readonly Dictionary<Digest, (VerificationKey Key, Digest Due, Digest Again)> _participants = [];

    /// <summary>Makes a participant known. Whoever is not known is answered nothing.</summary>
    /// <param name="key">Its long-lived key.</param>
    /// <param name="first">A fresh random nonce.</param>
    public void Add(VerificationKey key, Digest first) => _participants.Add(key.Id, (key, first, first));

    /// <summary>Reads a request and says whether it is by a participant and fresh.</summary>
    /// <param name="message">From anybody.</param>
    /// <param name="fresh">A fresh random nonce for the reply; the sender may sign its next request over it.</param>
    /// <param name="request">The request; null where there is nobody to answer.</param>
    /// <param name="isFresh">Whether it was signed over a nonce that was due. If not, only the next nonce may be
    /// answered.</param>
    /// <param name="refusal">Why there is nobody to answer.</param>
    public bool TryTake(SignedMessage message, Digest fresh, [NotNullWhen(true)] out ExchangeRequest? request,
        out bool isFresh, [NotNullWhen(false)] out Refusal? refusal)
    {
        isFresh = false;
        if (!ExchangeRequest.TryParse(message.Payload, out request, out refusal)) return false;
        if (!_participants.TryGetValue(request.Sender, out var known) || !message.IsSignedBy(known.Key))
        {
            request = null;
            refusal = new Refusal(RefusalKind.BadSignature, 0, "The request is not signed by a key that is known.");
            return false;
        }

        isFresh = IsFresh(request.Sender, request.Nonce, fresh);
        return true;
    }

    /// <summary>Whether a request whose signature was checked is fresh; its nonce is used up by it.</summary>
    /// <param name="sender">A participant that was added.</param>
    /// <param name="nonce">What it signed its request over.</param>
    /// <param name="fresh">As in <see cref="TryTake"/>.</param>
    public bool IsFresh(Digest sender, Digest nonce, Digest fresh)
    {
        var known = _participants[sender];
        var isFresh = nonce == known.Due || nonce == known.Again;
        _participants[sender] = (known.Key, isFresh ? fresh : known.Due, fresh);
        return isFresh;
    }
}
