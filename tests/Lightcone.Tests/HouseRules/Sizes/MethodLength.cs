using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lightcone.Tests.HouseRules.Sizes;

/// <summary>
/// The lines between the braces of a body, or those of an expression body: methods, constructors, operators,
/// accessors, local functions, lambdas, and the top-level statements of a program together.
/// A lambda or local function counts in what holds it, too. Signatures, attributes and documentation do not count,
/// and neither does a table of numbers, which has no steps to name.
/// </summary>
internal sealed class MethodLength : HouseRule
{
    private const int Limit = 40;

    public override string Name => $"a method has at most {Limit} lines";

    public override IEnumerable<Violation> Violations(SourceTree tree) =>
        from file in tree.Code
        from body in Bodies(file)
        where body.Lines > Limit
        select file.At(body.Start, $"this body has {body.Lines} lines; name its steps");

    private static IEnumerable<(int Start, int Lines)> Bodies(SourceFile file)
    {
        foreach (var node in file.Unit.DescendantNodes())
        {
            if (node is BlockSyntax block && IsBody(block))
            {
                var span = block.GetLocation().GetLineSpan();
                yield return (span.StartLinePosition.Line + 1,
                    span.EndLinePosition.Line - span.StartLinePosition.Line - 1);
            }
            else if (ExpressionBody(node) is { } expression && !IsTable(expression))
            {
                yield return Span(expression, expression);
            }
        }
        var statements = file.Unit.Members.OfType<GlobalStatementSyntax>().ToList();
        if (statements.Count > 0) yield return Span(statements[0], statements[^1]);
    }

    private static bool IsBody(BlockSyntax block) => block.Parent is BaseMethodDeclarationSyntax
        or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax;

    private static ExpressionSyntax? ExpressionBody(SyntaxNode node) => node switch
    {
        ArrowExpressionClauseSyntax arrow => arrow.Expression,
        LambdaExpressionSyntax lambda => lambda.ExpressionBody,
        _ => null,
    };

    private static bool IsTable(ExpressionSyntax expression) => expression is CollectionExpressionSyntax
        && expression.DescendantNodes().All(node =>
            node is CollectionElementSyntax or LiteralExpressionSyntax or PrefixUnaryExpressionSyntax);

    private static (int Start, int Lines) Span(SyntaxNode first, SyntaxNode last)
    {
        var start = first.GetLocation().GetLineSpan().StartLinePosition.Line;
        return (start + 1, last.GetLocation().GetLineSpan().EndLinePosition.Line - start + 1);
    }
}
