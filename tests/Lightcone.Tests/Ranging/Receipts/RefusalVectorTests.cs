using Lightcone.Challenges;
using Lightcone.Challenges.Exchanges;
using Lightcone.Identity;
using Lightcone.Ranging.Receipts;
using Lightcone.Tests.Challenges;
using Lightcone.Wire;

namespace Lightcone.Tests.Ranging.Receipts;

/// <summary>The messages of <c>vectors/ranging/refusals.txt</c>, each wrong in one thing.</summary>
public sealed class RefusalVectorTests
{
    private static readonly string[] Readers =
    [
        "opening", "openingByLandmark", "offer", "receipt", "transcript", "pair", "request", "reply", "declaration",
    ];

    private static SessionVector Vector => SessionVector.Read;

    private static IEnumerable<string[]> Rows =>
        SessionVector.Lines("ranging/refusals.txt").Select(line => line.Split(' '));

    [Fact]
    public void Every_hostile_message_of_the_vectors_is_refused_with_its_kind()
    {
        var rows = Rows.ToArray();
        Assert.Equal(Readers.Order(), rows.Select(row => row[0]).Distinct().Order());
        Assert.True(rows.Length > 150);
        var wrong = rows.Where(row => Refused(row[0], Convert.FromHexString(row[3]))?.Kind.ToString() != row[1])
            .Select(row => $"{row[0]} {row[2]}: {row[1]}, not "
                + (Refused(row[0], Convert.FromHexString(row[3]))?.ToString() ?? "accepted"));
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_right_messages_are_accepted_by_the_same_readers()
    {
        foreach (var reader in Readers.Except(["openingByLandmark", "offer", "request", "declaration"]))
            Assert.Null(Refused(reader, Vector.Bytes(reader)));
        Assert.Null(Refused("openingByLandmark", Vector.Bytes("opening")));
        Assert.Null(Refused("offer", Vector.Bytes("hostOffer")));
        Assert.Null(Refused("request", Vector.Bytes("requestPayload")));
        Assert.Null(Refused("declaration", Vector.Bytes("declarationPayload")));
    }

    private static Refusal? Refused(string reader, byte[] bytes)
    {
        Refusal? refusal;
        switch (reader)
        {
            case "request": return ExchangeRequest.TryParse(bytes, out _, out refusal) ? null : refusal;
            case "reply": return ExchangeReply.TryParse(bytes, out _, out refusal) ? null : refusal;
            case "declaration": return Declaration.TryParse(bytes, out _, out refusal) ? null : refusal;
        }

        if (!SignedMessage.TryParse(bytes, out var message, out refusal)) return refusal;
        var isRead = reader switch
        {
            "opening" => Vector.CheckOfOpening().TryAccept(message, out _, out refusal),
            "openingByLandmark" => Vector.CheckOfOpening(Role.Landmark).TryAccept(message, out _, out refusal),
            "offer" => (Vector.CheckOfHost() with { Now = Vector.Arrived }).TryAccept(message, out _, out refusal),
            "receipt" => Check.TryAccept(message, Vector.Message("transcript"), out _, out refusal),
            "transcript" => Check.TryAccept(Vector.Message("receipt"), message, out _, out refusal),
            _ => PairRecord.TryAccept(message, Vector.Key("verifier"), out _, out refusal),
        };
        return isRead ? null : refusal;
    }

    private static ReceiptCheck Check => new()
    {
        Session = Vector.Session,
        Host = Vector.Key("host"),
        Landmark = Vector.Key("landmark"),
        RegisterVersion = 7,
        Expiry = Vector.Expiry,
        Arrived = Vector.Arrived,
    };
}
