namespace Lightcone.Tests.HouseRules.Rooms;

/// <summary>A room and its subfolders are one node. Every name of a type or of its member is a use.</summary>
internal sealed class RoomOrder : HouseRule
{
    public override string Name => "a room uses only rooms before it";

    public override IEnumerable<Violation> Violations(SourceTree tree) =>
        Uses(tree).Concat(Strangers(tree));

    private static IEnumerable<Violation> Uses(SourceTree tree) =>
        from use in tree.TypeUses
        let user = HouseMap.Room(use.From)
        let used = HouseMap.Room(use.To)
        where user is not null && used is not null && HouseMap.Place(used) > HouseMap.Place(user)
        select use.From.At(use.Line,
            $"{user} uses {use.TypeName} of the later room {used}; move the type, or hand its value in from there");

    private static IEnumerable<Violation> Strangers(SourceTree tree) =>
        from file in tree.Sources
        where file.IsUnder(HouseMap.Core)
        let room = HouseMap.Room(file)
        where room is null || HouseMap.Place(room) == int.MaxValue
        select file.At(1, "stands in no room; give its folder a place in HouseMap.RoomsInOrder");
}
