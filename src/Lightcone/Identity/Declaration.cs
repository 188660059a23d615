using System.Diagnostics.CodeAnalysis;
using Lightcone.Wire;

namespace Lightcone.Identity;

/// <summary>Something that a host says of itself: its inventory, or that it pauses. Signed, so that it is known who
/// said it; worth no more than a word (tier Declared).</summary>
public sealed record Declaration
{
    /// <summary>The first field of its payload.</summary>
    public const string Kind = "lightcone/declaration/1";

    /// <summary>The longest content, in bytes.</summary>
    public const int MostContentBytes = 384 << 10;

    /// <summary>What the host has: a JSON document.</summary>
    public const string Inventory = "inventory";

    /// <summary>That it will not answer for a while, and why: a JSON document.</summary>
    public const string Pause = "pause";

    private const int Fields = 4;
    private const int LongestTopic = 32;

    /// <summary>The id of the long-lived key that signs.</summary>
    public required Digest OwnId { get; init; }

    /// <summary>By the host's clock; whole seconds, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary><see cref="Inventory"/> or <see cref="Pause"/>; others may come.</summary>
    public required string Topic { get; init; }

    /// <summary>JSON in UTF-8, not looked into here.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>The bytes that are signed.</summary>
    public byte[] ToPayload() => new FieldWriter(Kind, Fields).Bytes(OwnId).Number((ulong)At.ToUnixTimeSeconds())
        .Text(Topic).Bytes(Content.Span).ToArray();

    /// <summary>Reads a declaration's payload. Hostile bytes give a refusal, never an exception.</summary>
    /// <param name="payload">What was signed.</param>
    /// <param name="declaration">The declaration; who signed it is not checked yet.</param>
    /// <param name="refusal">What is wrong.</param>
    public static bool TryParse(ReadOnlyMemory<byte> payload,
        [NotNullWhen(true)] out Declaration? declaration, [NotNullWhen(false)] out Refusal? refusal)
    {
        declaration = null;
        var fields = new FieldReader(payload, Kind, Fields);
        var ownId = fields.Digest("own id");
        var at = fields.Time("at");
        var topic = fields.Text(LongestTopic, "topic");
        var content = fields.BytesAtMost(MostContentBytes, "content");
        if (!fields.TryEnd(out refusal)) return false;
        declaration = new Declaration
        {
            OwnId = ownId,
            At = at,
            Topic = topic,
            Content = content,
        };
        return true;
    }
}
