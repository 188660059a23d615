namespace Lightcone.Tests.HouseRules.Rooms;

/// <summary>
/// A folder of <c>tests/Lightcone.Tests</c> is a folder of the core, or of another project under its last name
/// (<c>Reports/</c> for Lightcone.Reports), or one of the house's own. Each room of the core has tests.
/// </summary>
internal sealed class TestsMirrorSources : HouseRule
{
    private const string Tests = "tests/Lightcone.Tests";
    private static readonly string[] Own = ["HouseRules", "PublicApi", "Vectors"];

    public override string Name => "test folders mirror source folders";

    public override IEnumerable<Violation> Violations(SourceTree tree)
    {
        var sources = tree.Sources.SelectMany(file => WithParents(Mirrored(file))).ToHashSet();
        var tested = tree.Code.Where(file => file.IsUnder(Tests) && file.Folder.Length > Tests.Length)
            .ToLookup(file => file.Folder[(Tests.Length + 1)..]);
        var strangers = from folder in tested
                        where !Own.Contains(folder.Key.Split('/')[0]) && !sources.Contains(folder.Key)
                        select new Violation($"{Tests}/{folder.Key}", 1, "mirrors no folder of src");
        var untested = from room in HouseMap.Rooms(tree)
                       where !tested.Any(folder => folder.Key.Split('/')[0] == room)
                       select new Violation($"{HouseMap.Core}/{room}", 1, $"has no tests in {Tests}/{room}");
        return strangers.Concat(untested);
    }

    /// <summary><c>src/Lightcone/Wire</c> is mirrored as <c>Wire</c>, <c>src/Lightcone.Cli</c> as <c>Cli</c>.</summary>
    private static string Mirrored(SourceFile file)
    {
        var parts = file.Folder.Split('/');
        string[] project = parts[1] == "Lightcone" ? [] : [parts[1]["Lightcone.".Length..]];
        return string.Join('/', project.Concat(parts[2..]));
    }

    private static IEnumerable<string> WithParents(string folder)
    {
        for (var at = folder; at.Length > 0; at = at.Contains('/') ? at[..at.LastIndexOf('/')] : "") yield return at;
    }
}
