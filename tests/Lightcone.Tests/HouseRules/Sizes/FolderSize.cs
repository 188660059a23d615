namespace Lightcone.Tests.HouseRules.Sizes;

/// <summary>
/// All files directly in a folder of <c>src</c>, <c>tests</c> or <c>tools</c>, without project plumbing
/// and without approved texts, of which there is one per room.
/// </summary>
internal sealed class FolderSize : HouseRule
{
    private const int Limit = 15;

    public override string Name => $"a folder has at most {Limit} files";

    public override IEnumerable<Violation> Violations(SourceTree tree) =>
        from file in tree.Files
        where file.IsUnder("src") || file.IsUnder("tests") || file.IsUnder("tools")
        where !IsPlumbing(file)
        group file by file.Folder into folder
        where folder.Count() > Limit
        select new Violation(folder.Key, 1, $"has {folder.Count()} files; give a part of them a folder with a name");

    private static bool IsPlumbing(SourceFile file) =>
        file.FileName is "packages.lock.json" or "BannedSymbols.txt" or "package.json" or "package-lock.json"
        || file.FileName.EndsWith(".csproj", StringComparison.Ordinal)
        || file.FileName.EndsWith(".approved.txt", StringComparison.Ordinal);
}
