using Lightcone.Tests.HouseRules;
using Lightcone.Tests.HouseRules.Rooms;

namespace Lightcone.Tests.PublicApi;

/// <summary>
/// What a room shows to others changes only on purpose: each room's public types are an approved text beside this
/// file. Run the tests with <c>LIGHTCONE_ACCEPT_API=1</c> to accept a change, and read the difference in the commit.
/// </summary>
public sealed class PublicApiTests
{
    private static readonly string Folder = Path.Combine(SourceTree.Root(), "tests/Lightcone.Tests/PublicApi");
    private static readonly bool Accepts = Environment.GetEnvironmentVariable("LIGHTCONE_ACCEPT_API") == "1";

    public static TheoryData<string> Rooms => [.. HouseMap.Rooms(SourceTree.Repository)];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void The_public_types_of_a_room_are_the_approved_ones(string room)
    {
        var path = Path.Combine(Folder, $"{room}.approved.txt");
        var now = ApiText.Of(SourceTree.Repository, room);
        if (Accepts) File.WriteAllText(path, now);

        var approved = File.Exists(path) ? File.ReadAllText(path) : "";
        if (now != approved) Assert.Fail(Difference(room, approved.Split('\n'), now.Split('\n')));
    }

    [Fact]
    public void A_text_of_a_room_that_is_gone_is_removed()
    {
        var rooms = HouseMap.Rooms(SourceTree.Repository);
        var strangers = Directory.EnumerateFiles(Folder, "*.approved.txt")
            .Where(path => !rooms.Contains(Path.GetFileName(path).Split('.')[0]));
        Assert.Empty(strangers);
    }

    [Fact]
    public void The_text_shows_what_others_can_call_and_nothing_else()
    {
        var tree = SourceTree.Of(("src/Lightcone/Wire/A.cs", """
            namespace Lightcone.Wire;
            public sealed record A(long Ticks) : IComparable<A>
            {
                public const int Limit = 3;
                internal int Hidden => 1;
                private int _x;
                public required string Name { get; init; }
                public static bool TryParse(string? text, [NotNullWhen(true)] out A? a) { a = null; return false; }
                public int CompareTo(A? other) => 0;
                public enum Colour { None = 0, Red }
            }
            internal sealed class B { public int C; }
            """));
        Assert.Equal("""
            sealed record Lightcone.Wire.A : IComparable<A>
                A(long Ticks)
                const int Limit = 3
                int CompareTo(A? other)
                long Ticks { get; init; }
                required string Name { get; init; }
                static bool TryParse(string? text, out A? a)

            enum Lightcone.Wire.A.Colour
                None = 0
                Red = 1

            """, ApiText.Of(tree, "Wire"));
    }

    private static string Difference(string room, string[] approved, string[] now)
    {
        var gone = approved.Except(now).Select(line => "- " + line);
        var added = now.Except(approved).Select(line => "+ " + line);
        return $"The public types of {room} differ from PublicApi/{room}.approved.txt:\n"
            + string.Join('\n', gone.Concat(added))
            + "\nIf that is meant, accept it: LIGHTCONE_ACCEPT_API=1 "
            + "artifacts/bin/Lightcone.Tests/release/Lightcone.Tests -class '*PublicApiTests'";
    }
}
