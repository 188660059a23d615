using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Lightcone.Tests.HouseRules.Shapes;

/// <summary>A region is a heading over code that wants to be a type.</summary>
internal sealed class NoRegion : HouseRule
{
    public override string Name => "no #region";

    public override IEnumerable<Violation> Violations(SourceTree tree) =>
        from file in tree.Code
        from trivia in file.Unit.DescendantTrivia()
        where trivia.IsKind(SyntaxKind.RegionDirectiveTrivia)
        select file.At(SourceFile.LineOf(trivia.GetLocation()), "remove it, or make a type of what it holds");
}
