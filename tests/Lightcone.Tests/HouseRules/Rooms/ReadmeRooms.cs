using System.Text.RegularExpressions;

namespace Lightcone.Tests.HouseRules.Rooms;

/// <summary>
/// README.md names the rooms of the core, in reading order, as table rows that begin with <c>| `Room/` |</c>.
/// </summary>
internal sealed partial class ReadmeRooms : HouseRule
{
    public override string Name => "README's room list = the folders";

    public override IEnumerable<Violation> Violations(SourceTree tree)
    {
        var readme = tree.Find("README.md");
        if (readme is null) return [new Violation("README.md", 1, "is missing")];

        var listed = readme.Lines().Index()
            .Select(line => (Line: line.Index + 1, Match: RoomRow().Match(line.Item)))
            .Where(row => row.Match.Success)
            .Select(row => (row.Line, Room: row.Match.Groups["room"].Value))
            .ToList();
        var rooms = HouseMap.Rooms(tree);
        return listed.Select(row => row.Room).SequenceEqual(rooms)
            ? []
            : [readme.At(listed.Select(row => row.Line).FirstOrDefault(1),
                $"its room table should have the rows, in this order: {string.Join(", ", rooms)}")];
    }

    [GeneratedRegex("^\\| `(?<room>[A-Z][A-Za-z]*)/` \\|")]
    private static partial Regex RoomRow();
}
