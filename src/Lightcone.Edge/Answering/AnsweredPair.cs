using Lightcone.Edge.Exchanges;

namespace Lightcone.Edge.Answering;

/// <summary>A timed phase that is over at a host: what is to be signed, and what left.</summary>
/// <param name="Finished">What is to be signed.</param>
/// <param name="HellosSent">Frames.</param>
/// <param name="AnswersSent">Frames.</param>
/// <param name="BytesSent">Of both, with the address that stands before each datagram for the gateway.</param>
internal readonly record struct AnsweredPair(
    FinishedPair Finished, long HellosSent, long AnswersSent, long BytesSent)
{
    public AnsweredPair(HostPair pair)
        : this(new FinishedPair(pair.Opening, pair.Session.ToTranscript().ToPayload(), pair.Session.ReceivedCount),
            pair.HellosSent, pair.AnswersSent, pair.BytesSent)
    {
    }
}
