using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lightcone.Tests.HouseRules.Judgement;

/// <summary>
/// <c>new Finding</c>, <c>new()</c> where a Finding is meant, and <c>finding with { ... }</c> are the core's alone:
/// whoever else could make one could make a judgement that no measurement carries. Only the tests of the room
/// Findings may, since they test what a finding says; all other tests get theirs from the core.
/// </summary>
internal sealed class FindingsInCore : HouseRule
{
    private static readonly string[] Judgements = ["Finding", "Verdict"];

    public override string Name => "findings and verdicts are made only in the core";

    public override IEnumerable<Violation> Violations(SourceTree tree)
    {
        foreach (var file in tree.Code.Where(IsOutsideTheCore))
        {
            var model = tree.Meaning(file);
            foreach (var made in file.Unit.DescendantNodes()
                .Where(node => node is BaseObjectCreationExpressionSyntax or WithExpressionSyntax))
            {
                if (model.GetTypeInfo(made).Type is { } type && Judgements.Contains(type.Name) && IsOurs(type))
                {
                    yield return file.At(made, $"makes a {type.Name}; let the core judge, and pass its answer on");
                }
            }
        }
    }

    private static bool IsOurs(ITypeSymbol type) =>
        type.ContainingNamespace.ToDisplayString().StartsWith("Lightcone", StringComparison.Ordinal);

    private static bool IsOutsideTheCore(SourceFile file) =>
        !file.IsUnder("src/Lightcone") && !file.IsUnder("tests/Lightcone.Tests/Findings")
        && Judgements.Any(word => file.Text.Contains(word, StringComparison.Ordinal));
}
