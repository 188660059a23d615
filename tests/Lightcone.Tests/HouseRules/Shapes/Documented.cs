using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lightcone.Tests.HouseRules.Shapes;

/// <summary>
/// Every type of <c>src</c> that others can see has a summary with words in it, and no summary says "Gets or sets".
/// The compiler asks for the public members' comments itself, but an empty one or a switched-off warning contents it.
/// </summary>
internal sealed class Documented : HouseRule
{
    public override string Name => "every public type is documented";

    public override IEnumerable<Violation> Violations(SourceTree tree)
    {
        foreach (var file in tree.Sources)
        {
            var model = tree.Meaning(file);
            foreach (var type in file.Unit.DescendantNodes().OfType<MemberDeclarationSyntax>())
            {
                if (model.GetDeclaredSymbol(type) is not INamedTypeSymbol symbol || !IsVisible(symbol)) continue;
                var summary = Summary(symbol);
                if (summary.Length == 0)
                {
                    yield return file.At(type, $"{symbol.Name}: say in one sentence what it means");
                }
                else if (summary.StartsWith("Gets", StringComparison.Ordinal))
                {
                    yield return file.At(type, $"{symbol.Name}: say what it means, not that it can be read");
                }
            }
            foreach (var pragma in file.Unit.DescendantTrivia(descendIntoTrivia: true)
                .Select(trivia => trivia.GetStructure()).OfType<PragmaWarningDirectiveTriviaSyntax>()
                .Where(pragma => pragma.ToString().Contains("disable", StringComparison.Ordinal)
                    && pragma.ErrorCodes.Any(code => code.ToString() == "CS1591")))
            {
                yield return file.At(pragma, "write the documentation instead of switching its warning off");
            }
        }
    }

    private static bool IsVisible(INamedTypeSymbol type) =>
        type.DeclaredAccessibility is Accessibility.Public
        && (type.ContainingType is null || IsVisible(type.ContainingType));

    private static string Summary(INamedTypeSymbol type)
    {
        var xml = type.GetDocumentationCommentXml() ?? "";
        var start = xml.IndexOf("<summary>", StringComparison.Ordinal);
        var end = xml.IndexOf("</summary>", StringComparison.Ordinal);
        return start < 0 || end < start ? "" : xml[(start + "<summary>".Length)..end].Trim();
    }
}
