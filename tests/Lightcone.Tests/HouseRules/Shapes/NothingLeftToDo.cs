using Microsoft.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Lightcone.Tests.HouseRules.Shapes;

/// <summary>Comments of code, and whole scripts. What is missing stands in LIMITATIONS.md, or in an issue.</summary>
internal sealed partial class NothingLeftToDo : HouseRule
{
    public override string Name => "no note of work left to do";

    public override IEnumerable<Violation> Violations(SourceTree tree) =>
        InCode(tree).Concat(InScripts(tree));

    private static IEnumerable<Violation> InCode(SourceTree tree) =>
        from file in tree.Code
        from trivia in file.Unit.DescendantTrivia(descendIntoTrivia: false)
        let match = Note().Match(trivia.ToFullString())
        where match.Success && !trivia.IsDirective
        let line = SourceFile.LineOf(trivia.GetLocation()) + trivia.ToFullString()[..match.Index].Count(c => c == '\n')
        select file.At(line, Advice(match));

    private static IEnumerable<Violation> InScripts(SourceTree tree) =>
        from file in tree.Files
        where file.IsScript
        from line in file.Lines().Index()
        let match = Note().Match(line.Item)
        where match.Success
        select file.At(line.Index + 1, Advice(match));

    private static string Advice(Match match) =>
        $"{match.Value}: do it now, or write the limit down in LIMITATIONS.md or an issue";

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex Note();
}
