using Lightcone.Identity;
using Lightcone.Wire;

namespace Lightcone.Challenges.Exchanges;

/// <summary>A list of signed messages as one field.</summary>
internal static class MessageList
{
    /// <summary>A receipt of 4,096 challenges has about 150 kB; nothing honest is longer but an inventory.</summary>
    private const int LongestMessageBytes = 512 << 10;

    public static FieldWriter Write(FieldWriter writer, IReadOnlyList<SignedMessage> messages)
    {
        writer.StartList(messages.Count);
        foreach (var message in messages) writer.Bytes(message.ToArray());
        return writer.EndList();
    }

    public static List<SignedMessage> Read(FieldReader fields)
    {
        var count = fields.StartList(ExchangeRequest.MostMessages, "messages");
        List<SignedMessage> messages = [];
        for (var i = 0; i < count && fields.IsWell; i++)
        {
            var bytes = fields.BytesAtMost(LongestMessageBytes, "message");
            if (!fields.IsWell) break;
            if (SignedMessage.TryParse(bytes, out var message, out var refusal)) messages.Add(message);
            else fields.Refuse(refusal.Kind, "a message in it is not COSE_Sign1 in the one form");
        }

        fields.EndList("messages");
        return messages;
    }
}
