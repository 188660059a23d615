using CsCheck;
using Lightcone.Identity;
using Lightcone.Tests.Challenges;
using Lightcone.Tests.Wire;
using Lightcone.Wire;

namespace Lightcone.Tests.Identity;

public sealed class DeclarationTests
{
    private static SessionVector Vector => SessionVector.Read;

    private static Declaration Inventory => new()
    {
        OwnId = Vector.HostId,
        At = Vector.Arrived,
        Topic = Declaration.Inventory,
        Content = "{\"accelerators\":8}"u8.ToArray(),
    };

    [Fact]
    public void The_vectors_declaration_is_read_and_written()
    {
        Assert.True(Declaration.TryParse(Vector.Bytes("declarationPayload"), out var read, out _));
        Assert.Equal((Inventory.OwnId, Inventory.At, Inventory.Topic), (read.OwnId, read.At, read.Topic));
        Assert.Equal(Inventory.Content.ToArray(), read.Content.ToArray());
        Assert.Equal(Vector.Bytes("declarationPayload"), Inventory.ToPayload());
        Assert.True(Vector.Message("declaration").IsSignedBy(Vector.Key("host")));
        Assert.Equal(Declaration.Kind, Vector.Message("declaration").Kind);
    }

    [Fact]
    public void Declarations_come_back_as_they_were() =>
        Gen.Select(Gen.Byte.Array[0, 2_000], Gen.Long[0, 253_402_300_799], Gen.String[Gen.Char[' ', '~'], 0, 32])
            .Sample((content, at, topic) =>
            {
                var written = Inventory with
                {
                    At = DateTimeOffset.FromUnixTimeSeconds(at),
                    Topic = topic,
                    Content = content,
                };
                Assert.True(Declaration.TryParse(written.ToPayload(), out var read, out _));
                Assert.Equal((written.At, topic), (read.At, read.Topic));
                Assert.Equal(content, read.Content.ToArray());
            });

    [Fact]
    public void Hostile_bytes_are_refused_or_another_declaration() => Hostile.Try(Inventory.ToPayload(),
        bytes => Declaration.TryParse(bytes, out var declaration, out _) ? declaration.ToPayload() : null);

    [Fact]
    public void The_longest_content_is_read_and_one_byte_more_is_refused()
    {
        Assert.True(Declaration.TryParse(
            (Inventory with { Content = new byte[Declaration.MostContentBytes] }).ToPayload(), out _, out _));
        Refused(RefusalKind.WrongLength, Inventory with { Content = new byte[Declaration.MostContentBytes + 1] });
    }

    [Fact]
    public void A_topic_that_is_long_or_could_rewrite_a_terminal_is_refused()
    {
        Refused(RefusalKind.WrongLength, Inventory with { Topic = new string('x', 33) });
        Refused(RefusalKind.BadText, Inventory with { Topic = "\u001b[2J" });
        Refused(RefusalKind.BadText, Inventory with { Topic = "pauß" });
    }

    private static void Refused(RefusalKind kind, Declaration declaration)
    {
        Assert.False(Declaration.TryParse(declaration.ToPayload(), out _, out var refusal));
        Assert.Equal(kind, refusal.Kind);
    }
}
