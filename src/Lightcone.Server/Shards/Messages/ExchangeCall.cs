using Lightcone.Challenges.Exchanges;
using Lightcone.Identity;

namespace Lightcone.Server.Shards.Messages;

/// <summary>A signed request of an agent or a probe on its way to whoever keeps its state.</summary>
/// <remarks>Within one process the parsed request travels along, and with it what was found of its signatures: they are
/// checked outside the grains, and asked for inside. Another process parses and checks again.</remarks>
[GenerateSerializer, Immutable]
internal sealed class ExchangeCall
{
    [NonSerialized]
    private (SignedMessage Message, ExchangeRequest Request)? _parsed;

    /// <summary>The signed message as it came.</summary>
    [Id(0)]
    public required byte[] Bytes { get; init; }

    /// <summary>The message and what it holds; null where another server sent what is none.</summary>
    public (SignedMessage Message, ExchangeRequest Request)? Parsed
    {
        get
        {
            if (_parsed is null && SignedMessage.TryParse(Bytes, out var message, out _)
                && ExchangeRequest.TryParse(message.Payload, out var request, out _))
            {
                _parsed = (message, request);
            }

            return _parsed;
        }

        init => _parsed = value;
    }
}
