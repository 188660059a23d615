using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lightcone.Tests.HouseRules.Judgement;

/// <summary>
/// A refusal that no test reaches may be one that nothing reaches. The zero member names a bug of ours, not a kind.
/// </summary>
internal sealed class RefusalsTested : HouseRule
{
    public override string Name => "every kind of refusal is named by a test";

    public override IEnumerable<Violation> Violations(SourceTree tree)
    {
        var tested = tree.Code.Where(file => file.IsUnder("tests"))
            .SelectMany(file => file.Unit.DescendantNodes().OfType<MemberAccessExpressionSyntax>())
            .Where(access => access.Expression.ToString().Split('.')[^1] == "RefusalKind")
            .Select(access => access.Name.Identifier.Text)
            .ToHashSet();
        return from file in tree.Sources
               from kinds in file.Unit.DescendantNodes().OfType<EnumDeclarationSyntax>()
               where kinds.Identifier.Text == "RefusalKind"
               from kind in kinds.Members
               where kind.Identifier.Text != "Unspecified" && !tested.Contains(kind.Identifier.Text)
               select file.At(kind, $"no test names RefusalKind.{kind.Identifier.Text}; write the one that reaches it");
    }
}
