namespace Lightcone.Server.Shards.Messages;

/// <summary>What is to be answered to an exchange.</summary>
[GenerateSerializer, Immutable]
internal sealed class ExchangeAnswer
{
    /// <summary>The sender is not known, or did not sign: it is answered nothing.</summary>
    public static ExchangeAnswer Unknown { get; } = new() { IsKnown = false, Nonce = [] };

    [Id(0)]
    public bool IsKnown { get; init; } = true;

    /// <summary>Whether the request was signed over the nonce that was due. If not, nothing in it was looked
    /// at.</summary>
    [Id(1)]
    public bool IsAccepted { get; init; }

    /// <summary>For the next request; 32 bytes.</summary>
    [Id(2)]
    public required byte[] Nonce { get; init; }

    /// <summary>Signed messages that are due to the sender.</summary>
    [Id(3)]
    public byte[][] Messages { get; init; } = [];

    /// <summary>What was refused, in words.</summary>
    [Id(4)]
    public string[] Notices { get; init; } = [];
}
