using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lightcone.Tests.HouseRules.Shapes;

/// <summary>Nobody can change the meaning of a value by deriving from it. The bases we meant are abstract.</summary>
internal sealed class Sealed : HouseRule
{
    public override string Name => "a class is sealed, static or abstract";

    public override IEnumerable<Violation> Violations(SourceTree tree) =>
        from file in tree.Sources
        from type in file.Unit.DescendantNodes().OfType<TypeDeclarationSyntax>()
        where type is ClassDeclarationSyntax || type.IsKind(SyntaxKind.RecordDeclaration)
        where !type.Modifiers.Any(m => m.Kind() is SyntaxKind.SealedKeyword or SyntaxKind.StaticKeyword
            or SyntaxKind.AbstractKeyword)
        select file.At(type.Identifier, $"{type.Identifier.Text}: seal it");
}
