using Lightcone.Challenges;
using Lightcone.Identity;
using Lightcone.Ranging.Receipts;
using Lightcone.Wire;

namespace Lightcone.Server.Sessions;

/// <summary>Which session of which host a signed message says that it belongs to. Only a way to find who has to judge
/// it: nothing of it is believed.</summary>
/// <param name="Session">The session.</param>
/// <param name="Host">The host's id.</param>
internal readonly record struct MessageAddress(SessionId Session, Digest Host)
{
    /// <summary>Null for a message that belongs to no session.</summary>
    public static MessageAddress? Of(SignedMessage message)
    {
        switch (message.Kind)
        {
            case Offer.Kind when Offer.TryParse(message.Payload, out var offer, out _):
                return new(offer.Session, offer.Role is Role.Host ? offer.OwnId : offer.PeerId);
            case Receipt.Kind when Receipt.TryParse(message.Payload, out var receipt, out _):
                return new(receipt.Session, receipt.Ends.Host);
            case Transcript.Kind when Transcript.TryParse(message.Payload, out var transcript, out _):
                return new(transcript.Session, transcript.Ends.Host);
            default:
                return null;
        }
    }
}
