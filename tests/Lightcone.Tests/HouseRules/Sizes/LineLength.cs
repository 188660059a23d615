namespace Lightcone.Tests.HouseRules.Sizes;

/// <summary>Code and scripts, in UTF-16 code units.</summary>
internal sealed class LineLength : HouseRule
{
    private const int Limit = 120;

    public override string Name => $"a line has at most {Limit} characters";

    public override IEnumerable<Violation> Violations(SourceTree tree) =>
        from file in tree.Files
        where file.IsCode || file.IsScript
        from line in file.Lines().Index()
        where line.Item.Length > Limit
        select file.At(line.Index + 1, $"has {line.Item.Length} characters; break it");
}
