namespace Lightcone.Tests.HouseRules.Rooms;

/// <summary>Which room and which project a file belongs to.</summary>
internal static class HouseMap
{
    public const string Core = "src/Lightcone";

    /// <summary>The rooms of the core in reading order: a room may use only rooms before it.</summary>
    /// <remarks>A room gets its folder when its first type arrives; its place in the order is settled now.</remarks>
    public static readonly IReadOnlyList<string> RoomsInOrder =
    [
        "Wire", "Arithmetic", "Identity", "Findings", "Transparency", "Challenges", "Geodesy", "Ranging", "Location",
        "Attestation", "Presence", "Custody", "ExportControl", "Verification", "Detection",
    ];

    /// <summary>The rooms that exist, in reading order; a folder without a place in the order comes last.</summary>
    public static IReadOnlyList<string> Rooms(SourceTree tree) =>
        [.. tree.Sources.Select(Room).OfType<string>().Distinct().OrderBy(Place)];

    /// <summary>The room's place in the order; after all others where it has none.</summary>
    public static int Place(string room)
    {
        var place = RoomsInOrder.ToList().IndexOf(room);
        return place < 0 ? int.MaxValue : place;
    }

    /// <summary>The room of a file of the core; null for others.</summary>
    public static string? Room(SourceFile file) =>
        file.IsUnder(Core) && file.Folder.Length > Core.Length ? file.Folder.Split('/')[2] : null;

    /// <summary><c>src/Lightcone.Cli</c> of any file in it; null outside <c>src</c> and <c>tests</c>.</summary>
    public static string? Project(SourceFile file) =>
        file.Path.Split('/') is ["src" or "tests", var name, _, ..] parts ? parts[0] + "/" + name : null;
}
