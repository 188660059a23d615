using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lightcone.Tests.HouseRules;

/// <summary>One place in one file that names a type declared in another file, or a member of that type.</summary>
/// <remarks>What <c>var</c> stands for counts as named; words in documentation comments do not.</remarks>
internal sealed record TypeUse(SourceFile From, int Line, string TypeName, SourceFile To)
{
    public static IEnumerable<TypeUse> In(SourceTree tree)
    {
        foreach (var file in tree.Sources)
        {
            var model = tree.Meaning(file);
            foreach (var name in file.Unit.DescendantNodes().OfType<SimpleNameSyntax>())
            {
                if (TypeOf(model.GetSymbolInfo(name)) is not { } type) continue;
                var target = tree.FileOf(type.OriginalDefinition.Locations[0].SourceTree);
                if (target is not null && target != file && target.IsUnder("src"))
                {
                    yield return new TypeUse(file, SourceFile.LineOf(name), type.Name, target);
                }
            }
        }
    }

    private static INamedTypeSymbol? TypeOf(SymbolInfo named)
    {
        var symbol = named.Symbol ?? named.CandidateSymbols.FirstOrDefault();
        return symbol as INamedTypeSymbol ?? symbol?.ContainingType;
    }
}
