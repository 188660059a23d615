namespace Lightcone.Tests.HouseRules.Sizes;

/// <summary>Code and scripts; all lines count, blank ones and comments too.</summary>
internal sealed class FileLength : HouseRule
{
    private const int Limit = 300;

    public override string Name => $"a file has at most {Limit} lines";

    public override IEnumerable<Violation> Violations(SourceTree tree) =>
        from file in tree.Files
        where file.IsCode || file.IsScript
        let lines = file.Lines().Length
        where lines > Limit
        select file.At(Limit + 1, $"has {lines} lines; split it by meaning, not by size");
}
