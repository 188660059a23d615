using Lightcone.Identity;

namespace Lightcone.Server.Shards.Messages;

/// <summary>Messages of a landmark for sessions of one shard.</summary>
[GenerateSerializer, Immutable]
internal sealed class Submission
{
    [NonSerialized]
    private SignedMessage[]? _parsed;

    /// <summary>The landmark's key id, 32 bytes: its exchange was checked.</summary>
    [Id(0)]
    public required byte[] Sender { get; init; }

    [Id(1)]
    public required byte[][] Bytes { get; init; }

    /// <summary>The messages; one that is none is left out.</summary>
    public SignedMessage[] Messages
    {
        get => _parsed ??= [.. Bytes.Select(one => SignedMessage.TryParse(one, out var message, out _) ? message : null)
            .OfType<SignedMessage>()];
        init => _parsed = value;
    }
}
