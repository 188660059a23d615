using System.Diagnostics.CodeAnalysis;
using Lightcone.Identity;
using Lightcone.Wire;

namespace Lightcone.Challenges.Exchanges;

/// <summary>What the verifier answers. Not signed: all in it that counts is a signed message of its own, and a false
/// nonce only costs one more request.</summary>
public sealed record ExchangeReply
{
    /// <summary>The longest reply, in bytes.</summary>
    public const int MostBytes = 2 << 20;

    /// <summary>No reply has more notices.</summary>
    public const int MostNotices = 64;

    private const string Kind = "lightcone/exchange-reply/1";
    private const int Fields = 4;
    private const int LongestNotice = 200;

    /// <summary>Whether the request was signed by its sender over the nonce that was due. If not, nothing in it was
    /// looked at; ask again with the nonce of this reply.</summary>
    public required bool IsAccepted { get; init; }

    /// <summary>For the next request.</summary>
    public required Digest Nonce { get; init; }

    /// <summary>Openings and the other end's offers, at most 512.</summary>
    public required IReadOnlyList<SignedMessage> Messages { get; init; }

    /// <summary>What was refused of the request, in words for the log; at most 64, printable ASCII, each of at most 200
    /// characters.</summary>
    public required IReadOnlyList<string> Notices { get; init; }

    /// <summary>The reply's bytes.</summary>
    public byte[] ToBytes()
    {
        var writer = new FieldWriter(Kind, Fields).Number(IsAccepted ? 1ul : 0).Bytes(Nonce);
        MessageList.Write(writer, Messages).StartList(Math.Min(Notices.Count, MostNotices));
        foreach (var notice in Notices.Take(MostNotices)) writer.Text(Printable(notice));
        return writer.EndList().ToArray();
    }

    /// <summary>Reads a reply. Hostile bytes give a refusal, never an exception.</summary>
    /// <param name="bytes">From whoever answered.</param>
    /// <param name="reply">The reply; nothing in it is believed yet.</param>
    /// <param name="refusal">What is wrong.</param>
    public static bool TryParse(ReadOnlyMemory<byte> bytes,
        [NotNullWhen(true)] out ExchangeReply? reply, [NotNullWhen(false)] out Refusal? refusal)
    {
        reply = null;
        if (bytes.Length > MostBytes)
        {
            refusal = new Refusal(RefusalKind.TooLarge, 0, "The reply is longer than 2 MiB.");
            return false;
        }

        var fields = new FieldReader(bytes, Kind, Fields);
        var isAccepted = fields.Number(1, "accepted") == 1;
        var nonce = fields.Digest("nonce");
        var messages = MessageList.Read(fields);
        var count = fields.StartList(MostNotices, "notices");
        List<string> notices = [];
        for (var i = 0; i < count && fields.IsWell; i++) notices.Add(fields.Text(LongestNotice, "notice"));
        fields.EndList("notices");
        if (!fields.TryEnd(out refusal)) return false;
        reply = new ExchangeReply { IsAccepted = isAccepted, Nonce = nonce, Messages = messages, Notices = notices };
        return true;
    }

    private static string Printable(string notice) => string.Concat(
        notice.Select(letter => letter is >= ' ' and <= '~' ? letter : '?').Take(LongestNotice));
}
