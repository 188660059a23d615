namespace Lightcone.Tests.HouseRules.Rooms;

/// <summary>
/// Folders with the same parent form no circle of uses, in every project. A folder and its own subfolders may use
/// each other: they are one thought, read together.
/// </summary>
internal sealed class FolderCircles : HouseRule
{
    public override string Name => "sibling folders form no circle";

    public override IEnumerable<Violation> Violations(SourceTree tree)
    {
        var edges = tree.TypeUses
            .Select(use => (use, siblings: Siblings(use.From.Folder, use.To.Folder)))
            .Where(edge => edge.siblings is not null)
            .GroupBy(edge => edge.siblings!.Value)
            .ToDictionary(group => group.Key, group => group.First().use);
        var next = edges.Keys.ToLookup(edge => edge.From, edge => edge.To);
        return from edge in edges
               where Reaches(next, edge.Key.To, edge.Key.From)
               select edge.Value.From.At(edge.Value.Line, $"{edge.Key.From} uses {edge.Value.TypeName} of "
                   + $"{edge.Key.To}, which uses it in turn; move a type, so that one of them comes first");
    }

    /// <summary>The first two folders in which the paths part, where both go on beyond their common parent.</summary>
    private static (string From, string To)? Siblings(string from, string to)
    {
        var a = from.Split('/');
        var b = to.Split('/');
        var common = 0;
        while (common < a.Length && common < b.Length && a[common] == b[common]) common++;
        return common < 2 || common == a.Length || common == b.Length
            ? null
            : (string.Join('/', a[..(common + 1)]), string.Join('/', b[..(common + 1)]));
    }

    private static bool Reaches(ILookup<string, string> next, string start, string goal)
    {
        var seen = new HashSet<string> { start };
        var open = new Stack<string>([start]);
        while (open.TryPop(out var folder))
        {
            if (folder == goal) return true;
            foreach (var other in next[folder].Where(seen.Add)) open.Push(other);
        }
        return false;
    }
}
