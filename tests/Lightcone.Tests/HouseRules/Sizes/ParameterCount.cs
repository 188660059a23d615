using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lightcone.Tests.HouseRules.Sizes;

/// <summary>
/// Every parameter counts, also <c>this</c>, <c>out</c> and a cancellation token: of methods, constructors,
/// primary constructors of records and classes, delegates, indexers, operators and local functions.
/// Lambdas do not count, since the delegate they are given to sets their number; nor do overrides.
/// </summary>
internal sealed class ParameterCount : HouseRule
{
    private const int Limit = 5;

    public override string Name => $"a parameter list has at most {Limit} parameters";

    public override IEnumerable<Violation> Violations(SourceTree tree) =>
        from file in tree.Code
        from list in file.Unit.DescendantNodes().OfType<BaseParameterListSyntax>()
        where list.Parameters.Count > Limit
            && list.Parent is not (LambdaExpressionSyntax or AnonymousMethodExpressionSyntax)
            && !(list.Parent is MemberDeclarationSyntax member && member.Modifiers.Any(m => m.Text == "override"))
        select file.At(list,
            $"has {list.Parameters.Count} parameters; name what belongs together, or use required properties");
}
