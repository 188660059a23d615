using System.Diagnostics.CodeAnalysis;
using Lightcone.Identity;
using Lightcone.Wire;

namespace Lightcone.Challenges.Exchanges;

/// <summary>What an agent or a probe sends to the verifier: some signed messages, in one that it signs over the nonce
/// that the verifier gave it last. So it works through proxies that end TLS, and a recorded request is worth nothing.
/// </summary>
public sealed record ExchangeRequest
{
    /// <summary>No request or reply holds more messages.</summary>
    public const int MostMessages = 512;

    /// <summary>The longest time that the verifier is asked to wait for news.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private const string Kind = "lightcone/exchange/1";
    private const int Fields = 4;

    /// <summary>The id of the sender's long-lived key, which signs.</summary>
    public required Digest Sender { get; init; }

    /// <summary>The verifier's nonce of its last reply; zeros in the first request.</summary>
    public required Digest Nonce { get; init; }

    /// <summary>How long the verifier may hold its reply back until it has something to say; whole
    /// milliseconds.</summary>
    public required TimeSpan Wait { get; init; }

    /// <summary>At most 512; each is checked on its own.</summary>
    public required IReadOnlyList<SignedMessage> Messages { get; init; }

    /// <summary>The bytes that are signed.</summary>
    public byte[] ToPayload()
    {
        var writer = new FieldWriter(Kind, Fields).Bytes(Sender).Bytes(Nonce).Number((ulong)Wait.TotalMilliseconds);
        return MessageList.Write(writer, Messages).ToArray();
    }

    /// <summary>Reads a request's payload. Hostile bytes give a refusal, never an exception.</summary>
    /// <param name="payload">What was signed.</param>
    /// <param name="request">The request; nothing in it is believed yet.</param>
    /// <param name="refusal">What is wrong.</param>
    public static bool TryParse(ReadOnlyMemory<byte> payload,
        [NotNullWhen(true)] out ExchangeRequest? request, [NotNullWhen(false)] out Refusal? refusal)
    {
        request = null;
        var fields = new FieldReader(payload, Kind, Fields);
        var sender = fields.Digest("sender");
        var nonce = fields.Digest("nonce");
        var wait = fields.Number((ulong)LongestWait.TotalMilliseconds, "wait");
        var messages = MessageList.Read(fields);
        if (!fields.TryEnd(out refusal)) return false;
        request = new ExchangeRequest
        {
            Sender = sender,
            Nonce = nonce,
            Wait = TimeSpan.FromMilliseconds(wait),
            Messages = messages,
        };
        return true;
    }
}
